import type { StaffConversation } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { goTo } from '../ground/address.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { setTitle } from '../ui/title.js';
import { View } from '../ui/view.js';
import { listeningHead } from './listening-head.js';
import { notices } from './notices.js';
import { Overheard } from './overheard.js';
import { postcodeIn } from './side/postcode.js';
import { transcript } from './transcript.js';
import { whoIs } from './who.js';
import './side/side.js';
import './take-over.js';

/** A chat of somebody else's, read along: the log and the notes, and for supervisors the way in. */
@customElement('desk-listening')
export class DeskListening extends View {
  @property({ attribute: false }) session!: Session;
  @property() conversation = '';
  @state() private asking = false;
  #overheard: Overheard | null = null;
  /** Whether it is known who it is with. */
  #known = false;
  #stop: () => void = () => undefined;

  override disconnectedCallback(): void {
    this.#leave();
    super.disconnectedCallback();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.conversation && !this.#overheard) this.#begin();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('conversation') || this.#overheard?.id === this.conversation) return;
    this.#leave();
    this.asking = false;
    this.#begin();
  }

  #begin(): void {
    const overheard = new Overheard(this.session.link, this.conversation);
    this.#overheard = overheard;
    this.#known = false;
    this.#stop = overheard.onChange(() => this.#changed());
    overheard.start();
  }

  #leave(): void {
    this.#stop();
    this.#overheard?.stop();
    this.#overheard = null;
  }

  #changed(): void {
    // What is known now came while the heading had the focus: it is read anew from there. So it is
    // where that was nowhere yet, or at what stood for the chat while it was fetched.
    const at = document.activeElement;
    const isNew = !this.#known && this.#overheard?.conversation;
    const isNowhere = at === null || at === document.body || at.matches('main h1, desk-part h1');
    if (isNew) this.#known = true;
    if (isNew) setTitle(t('chat.titleOf', { name: whoIs(isNew) }));
    this.requestUpdate();
    if (at === this.find('h2') || (isNew && isNowhere)) void this.focusOn('h2');
  }

  override render(): TemplateResult {
    const overheard = this.#overheard;
    if (overheard?.refusal)
      return html`<div class="conversation__none">
        <h2 tabindex="-1">${t('chat.gone')}</h2>
        <p role="alert">${t('listen.refused', { reason: overheard.refusal.message })}</p>
      </div>`;
    const chat = overheard?.conversation;
    if (!overheard || !chat) return html`<h2 tabindex="-1">${t('chat.loading')}</h2>`;
    return html`<div class="conversation__main">
        ${listeningHead(chat, this.session)}
        <div class="listening" role="note">
          <p><strong>${t('listen.notice')}</strong></p>
          <div class="listening__buttons">
            ${
              this.#mayTakeOver(chat)
                ? html`<button
                  class="button button--small"
                  id="take-over"
                  @click=${() => (this.asking = true)}
                >
                  ${t('listen.takeOver')}
                </button>`
                : nothing
            }
            <button class="button button--quiet button--small" @click=${this.#stopReading}>
              ${t('listen.stop')}
            </button>
          </div>
        </div>
        ${notices(chat, whoIs(chat))}
        ${transcript(this.session, chat, overheard.timeline, overheard.ready)}
        ${chat.state === 'ended' ? html`<p class="conversation__over">${t('listen.ended')}</p>` : nothing}
      </div>
      <desk-side
        class="conversation__side"
        .session=${this.session}
        .chat=${chat}
        .postcode=${postcodeIn(overheard.timeline.messages)}
      ></desk-side>
      ${
        this.asking
          ? html`<desk-take-over
            .session=${this.session}
            .taken=${{ id: chat.id, name: whoIs(chat), staff: chat.advisor?.name ?? '' }}
            .done=${this.#closed}
            .cancelled=${this.#closed}
          ></desk-take-over>`
          : nothing
      }`;
  }

  #mayTakeOver(chat: StaffConversation): boolean {
    const supervised = councilsFor(this.session.me, 'chat.supervise');
    return chat.state === 'active' && supervised.includes(chat.council);
  }

  /** Taken over or thought better of: the chat that then comes as one's own takes the focus on. */
  readonly #closed = async (): Promise<void> => {
    this.asking = false;
    await this.focusOn('#take-over');
  };

  readonly #stopReading = (): void => goTo({ view: 'chats', conversation: null });
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-listening': DeskListening;
  }
}
