import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { councilOf, serviceName } from '../councils/councils.js';
import { hashOf } from '../ground/address.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { councilMark } from '../ui/council-mark.js';
import { Watch } from '../ui/model.js';
import { View } from '../ui/view.js';
import { unread, type Held } from './held.js';
import { tags } from './notices.js';

/** One's own chats, with what is unread in words. */
@customElement('desk-my-chats')
export class DeskMyChats extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) open: string | null = null;

  constructor() {
    super();
    new Watch(this, () => this.session.inbox);
  }

  override render(): TemplateResult {
    const { mine } = this.session.inbox;
    return html`<h2 id="mine-heading" tabindex="-1">${t('chat.mine')}</h2>
      ${mine.length === 0 ? html`<p class="quiet">${t('chat.mineNone')}</p>` : nothing}
      <ul class="cards" aria-labelledby="mine-heading" role="list">
        ${repeat(
          mine,
          ({ conversation }) => conversation.id,
          (held) => this.#item(held),
        )}
      </ul>`;
  }

  #item(held: Held): TemplateResult {
    const { id, residentName, service, state } = held.conversation;
    const council = councilOf(this.session.councils, held.conversation.council);
    const isOpen = this.open === id;
    const unreadHere = unread(held);
    const unsent = this.session.inbox.outbox.of(id).length;
    return html`<li class="card ${isOpen ? 'card--open' : ''}">
      <p class="card__top">${councilMark(council)}</p>
      ${tags(held.conversation)}
      <p class="card__about">
        <a
          href=${hashOf({ view: 'chats', conversation: id })}
          aria-current=${isOpen ? 'true' : nothing}
          >${residentName || t('chat.resident')}</a
        ><br />${serviceName(council, service)}
      </p>
      <p class="card__state">
        ${state === 'ended' ? html`<span class="tag">${t('chat.ended')}</span>` : nothing}
        ${
          unreadHere > 0
            ? html`<strong class="tag tag--strong">${t('chat.unread', { n: unreadHere })}</strong>`
            : state === 'ended'
              ? nothing
              : html`<span class="quiet">${t('chat.unread', { n: 0 })}</span>`
        }
        ${unsent > 0 ? html`<span class="tag">${t('chat.unsent', { n: unsent })}</span>` : nothing}
      </p>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-my-chats': DeskMyChats;
  }
}
