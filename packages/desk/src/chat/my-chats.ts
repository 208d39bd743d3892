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
import type { Former } from './left-behind.js';
import { tags } from './notices.js';
import { whoIs } from './who.js';

/** One's own chats side by side as links, with what is unread in words. */
@customElement('desk-my-chats')
export class DeskMyChats extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) open: string | null = null;

  constructor() {
    super();
    new Watch(this, () => this.session.inbox);
  }

  override render(): TemplateResult {
    const { mine, former } = this.session.inbox;
    return html`<h2 id="mine-heading" tabindex="-1">${t('chat.mine')}</h2>
      ${mine.length + former.length === 0 ? html`<p class="quiet">${t('chat.mineNone')}</p>` : nothing}
      <ul class="tabs" aria-labelledby="mine-heading" role="list">
        ${repeat(
          mine,
          ({ conversation }) => conversation.id,
          (held) => this.#item(held),
        )}
        ${former.map((one) => this.#former(one))}
      </ul>`;
  }

  /** A chat that went, and what was not sent in it did not. */
  #former(one: Former): TemplateResult | typeof nothing {
    const council = this.session.councils.get(one.council);
    // A council that one works for no more.
    if (!council) return nothing;
    const isOpen = this.open === one.id;
    return html`<li class="tab ${isOpen ? 'tab--open' : ''}">
      <a
        class="tab__link"
        href=${hashOf({ view: 'chats', conversation: one.id })}
        aria-current=${isOpen ? 'true' : nothing}
        >${councilMark(council)}<span class="visually-hidden">, </span>
        <span class="tab__name">${whoIs(one)}</span>
        <span class="tab__about"><span class="tag">${t('chat.formerUnsent')}</span></span></a
      >
    </li>`;
  }

  #item(held: Held): TemplateResult {
    const { id, service, state, wrapUp } = held.conversation;
    const council = councilOf(this.session.councils, held.conversation.council);
    const isOpen = this.open === id;
    const over = wrapUp ? t('chat.toWrapUp') : t('chat.ended');
    return html`<li class="tab ${isOpen ? 'tab--open' : ''}">
      <a
        class="tab__link"
        href=${hashOf({ view: 'chats', conversation: id })}
        aria-current=${isOpen ? 'true' : nothing}
        >${councilMark(council)}<span class="visually-hidden">, </span>
        <span class="tab__name">${whoIs(held.conversation)}</span>
        <span class="tab__about"
          ><span class="tab__service">${serviceName(council, service)}</span>
          <span class="card__state"
            >${
              state === 'ended'
                ? html`<span class="tag ${wrapUp ? 'tag--strong' : ''}">${over}</span>`
                : nothing
            }
            ${this.#counts(held)}</span
          ></span
        ></a
      >
      ${tags(held.conversation)}
    </li>`;
  }

  #counts(held: Held): unknown {
    const n = unread(held);
    const unsent = this.session.inbox.outbox.of(held.conversation.id).length;
    return html`${
      n > 0 ? html`<strong class="tag tag--strong">${t('chat.unread', { n })}</strong>` : nothing
    }
    ${unsent > 0 ? html`<span class="tag">${t('chat.unsent', { n: unsent })}</span>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-my-chats': DeskMyChats;
  }
}
