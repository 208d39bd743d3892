import { RaisedKind, type StaffConversation } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { onAct } from '../../keys/acts.js';
import type { Session } from '../../session.js';
import { t } from '../../text/text.js';
import { announce } from '../../ui/announce.js';
import { View } from '../../ui/view.js';
import type { Deed } from './deeds.js';

/** The dialogs, which most chats do without, are fetched with the first of them. */
const dialogs = () => import('./deeds.js');

/** What the conversation around is told. */
export interface Ends {
  /** The chat is somebody else's now. */
  readonly left: (conversation: string) => void;
  /** The chat is about to end by one's own hand. */
  readonly ending: () => void;
  /** The wrap-up is wanted, though the chat goes on. */
  readonly wrapNow: () => void;
}

/** Passing a chat on, having it read along, recording what is more than a chat, abuse. */
@customElement('desk-more')
export class DeskMore extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) chat!: StaffConversation;
  @property({ attribute: false }) ends!: Ends;
  @state() private open: Deed | null = null;
  @state() private problem = '';
  #deeds: Awaited<ReturnType<typeof dialogs>> | undefined;
  /** What came of what was done last. */
  @state() private said = '';
  #stop: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = onAct('transfer', () => this.#isOver || void this.#ask('transfer'));
  }

  override disconnectedCallback(): void {
    this.#stop();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chat') || changed.get('chat')?.id === this.chat.id) return;
    this.open = null;
    this.said = '';
    this.problem = '';
  }

  get #isOver(): boolean {
    return this.chat.state === 'ended';
  }

  override render(): TemplateResult {
    return html`<p class="more__said" id="more-said" tabindex="-1">${this.said}</p>
      <ul class="more" role="list">
        ${this.#isOver ? nothing : html`${this.#button('transfer')} ${this.#button('invite')}`}
        ${RaisedKind.options.map((kind) => this.#button(kind))}
        ${this.#isOver ? nothing : html`${this.#abuse()} ${this.#wrapUp()}`}
      </ul>
      <div role="alert">${this.problem ? html`<p class="problem">${this.problem}</p>` : nothing}</div>
      ${this.open === null ? nothing : this.#dialog(this.open)}`;
  }

  #button(deed: Deed): TemplateResult {
    return html`<li>
      <button
        class="button button--quiet button--small"
        id="more-${deed}"
        @click=${() => this.#ask(deed)}
      >
        ${t(`more.${deed}`)}
      </button>
    </li>`;
  }

  #wrapUp(): TemplateResult {
    return html`<li>
      <button class="button button--quiet button--small" @click=${this.ends.wrapNow}>
        ${t('more.wrapUp')}
      </button>
    </li>`;
  }

  #abuse(): TemplateResult {
    if (this.chat.warned)
      return html`<li><p class="quiet">${t('more.warned')}</p></li>
        ${this.#button('abuse')}`;
    return html`${this.#button('warn')}
      <li>
        <button
          class="button button--quiet button--small"
          id="more-abuse"
          aria-disabled="true"
          aria-describedby="more-abuse-hint"
        >
          ${t('more.abuse')}
        </button>
        <p class="quiet" id="more-abuse-hint">${t('more.abuseHint')}</p>
      </li>`;
  }

  #dialog(deed: Deed): unknown {
    const { session, chat } = this;
    const cancelled = (): Promise<void> => this.#closed(deed);
    const done = (words: string): Promise<void> => this.#done(deed, chat.id, words);
    return this.#deeds?.dialogOf(deed, { session, chat, cancelled, done });
  }

  async #ask(deed: Deed): Promise<void> {
    const { id } = this.chat;
    this.problem = '';
    try {
      this.#deeds ??= await dialogs();
      // Nothing opens over another chat than it was asked for in.
      if (this.chat.id === id) this.open = deed;
    } catch (thrown) {
      this.problem = t('desk.partFailed');
      if (!(thrown instanceof TypeError)) reportError(thrown);
    }
  }

  async #closed(deed: Deed): Promise<void> {
    this.open = null;
    await this.focusOn(`#more-${deed}`);
  }

  async #done(deed: Deed, conversation: string, words: string): Promise<void> {
    this.open = null;
    if (deed === 'abuse') return this.ends.ending();
    if (deed === 'transfer') this.ends.left(conversation);
    if (deed === 'transfer' || this.chat.id !== conversation) return announce(words);
    // The focus goes to the words, so they are read from there and not announced besides.
    this.said = words;
    await this.focusOn('#more-said');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-more': DeskMore;
  }
}
