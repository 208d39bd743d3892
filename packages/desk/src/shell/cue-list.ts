import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { hashOf } from '../ground/address.js';
import { t } from '../text/text.js';
import { focusHeading } from '../ui/heading.js';
import { Watch } from '../ui/model.js';
import { View } from '../ui/view.js';
import type { Cue, Cues } from './cues.js';

/** The news above whatever is open. It was said to screen readers already, so nothing here is live. */
@customElement('desk-cues')
export class DeskCues extends View {
  @property({ attribute: false }) cues!: Cues;

  constructor() {
    super();
    new Watch(this, () => this.cues);
  }

  override render(): TemplateResult | typeof nothing {
    const { list } = this.cues;
    if (list.length === 0) return nothing;
    return html`<section class="cues" aria-label=${t('cue.label')}>
      <ul role="list">
        ${repeat(
          list,
          ({ about }) => about,
          (cue) => this.#cue(cue),
        )}
      </ul>
    </section>`;
  }

  #cue({ about, words, place, stays }: Cue): TemplateResult {
    return html`<li class="cue">
      ${place ? html`<a href=${hashOf(place)}>${words}</a>` : html`<span>${words}</span>`}
      ${
        stays
          ? html`<button
            class="button button--quiet button--small"
            @click=${() => this.#putAway(about)}
          >
            ${t('cue.putAway')}<span class="visually-hidden">: ${words}</span>
          </button>`
          : nothing
      }
    </li>`;
  }

  #putAway(about: string): void {
    this.cues.drop(about);
    // The button is gone with its cue.
    focusHeading();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-cues': DeskCues;
  }
}
