import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { takesHeading } from '../keys/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { Watch } from '../ui/model.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import type { Held } from './held.js';
import { whoIs } from './who.js';
import './conversation.js';
import './my-chats.js';
import './waiting-list.js';

/** The chats: who waits, one's own, and the one that is open. */
@customElement('desk-chats')
export class DeskChats extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) conversation: string | null = null;

  constructor() {
    super();
    new Watch(this, () => this.session.inbox);
  }

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
    // What the inbox tells of its being left comes when another view has its title already.
    if (!this.isConnected) return;
    const held = this.#held;
    const isOther = changed.has('conversation');
    // Who it is with may be known only later, as after a reload.
    if (held) setTitle(t('chat.titleOf', { name: whoIs(held.conversation) }));
    else if (isOther) setTitle(t('chat.title'));
    if (!isOther) return;
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

  get #held(): Held | undefined {
    return this.conversation === null ? undefined : this.session.inbox.held(this.conversation);
  }

  /** What is on screen is read; what comes while the tab is hidden is not. */
  readonly #seen = (): void => this.session.inbox.show(document.hidden ? null : this.conversation);
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-chats': DeskChats;
  }
}
