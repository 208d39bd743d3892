import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { takesHeading } from '../keys/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import { whoIs } from './who.js';
import './conversation.js';
import './my-chats.js';
import './waiting-list.js';

/** The chats: who waits, one's own, and the one that is open. */
@customElement('desk-chats')
export class DeskChats extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) conversation: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    this.session.inbox.show(null);
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation') || changed.has('session')) this.#seen();
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('conversation')) return;
    setTitle(this.#title());
    if (this.conversation !== null)
      void this.querySelector('desk-conversation')?.focusStart(takesHeading());
    else if (changed.get('conversation')) this.find('#waiting-heading')?.focus();
  }

  override render(): TemplateResult {
    const { session, conversation } = this;
    return html`<h1 class="visually-hidden" tabindex="-1">${t('chat.title')}</h1>
      <div class="chats ${conversation === null ? '' : 'chats--open'}">
        <desk-waiting-list class="chats__line" .session=${session}></desk-waiting-list>
        <div class="chats__middle">
          <desk-my-chats .session=${session} .open=${conversation}></desk-my-chats>
          <section class="chats__open">
            ${
              conversation === null
                ? html`<p class="quiet chats__none">${t('chat.none')}</p>`
                : html`<desk-conversation
                  class="conversation"
                  .session=${session}
                  .conversation=${conversation}
                ></desk-conversation>`
            }
          </section>
        </div>
      </div>`;
  }

  #title(): string {
    const held =
      this.conversation === null ? undefined : this.session.inbox.held(this.conversation);
    return held ? t('chat.titleOf', { name: whoIs(held.conversation) }) : t('chat.title');
  }

  /** What is on screen is read; what comes while the tab is hidden is not. */
  readonly #seen = (): void => this.session.inbox.show(document.hidden ? null : this.conversation);
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-chats': DeskChats;
  }
}
