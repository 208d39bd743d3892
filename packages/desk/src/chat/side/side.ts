import type { StaffConversation } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Session } from '../../session.js';
import { t } from '../../text/text.js';
import { View } from '../../ui/view.js';
import type { Ends } from './more.js';
import { resident } from './resident.js';
import './more.js';
import './notes.js';
import './place.js';

/** What goes with a chat, beside it: the resident, notes, alerts at their place, and more. */
@customElement('desk-side')
export class DeskSide extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) chat!: StaffConversation;
  /** A postcode that the resident wrote; empty where they wrote none. */
  @property() postcode = '';
  /** Takes words for the reply; null where one cannot write. */
  @property({ attribute: false }) put: ((words: string) => void) | null = null;
  /** Null where one only reads along. */
  @property({ attribute: false }) ends: Ends | null = null;

  override render(): TemplateResult {
    const { session, chat } = this;
    return html`<section class="side" aria-label=${t('side.label')}>
      ${this.#part(t('side.resident'), resident(chat, session))}
      ${this.#part(
        t('notes.title'),
        html`<desk-notes .session=${session} .chat=${chat}></desk-notes>`,
      )}
      ${this.#part(
        t('place.title'),
        html`<desk-place
          .session=${session}
          .chat=${chat}
          .written=${this.postcode}
          .put=${this.put}
        ></desk-place>`,
      )}
      ${
        this.ends
          ? this.#part(
              t('more.title'),
              html`<desk-more .session=${session} .chat=${chat} .ends=${this.ends}></desk-more>`,
            )
          : nothing
      }
    </section>`;
  }

  #part(title: string, body: unknown): TemplateResult {
    return html`<details class="side__part" open>
      <summary class="side__title"><h3>${title}</h3></summary>
      ${body}
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-side': DeskSide;
  }
}
