import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { councilOf } from '../councils/councils.js';
import { goTo } from '../ground/address.js';
import { asRefusal } from '../link/refusal.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { Watch } from '../ui/model.js';
import { View } from '../ui/view.js';
import { entries } from './entries.js';
import { head } from './head.js';
import type { Held } from './held.js';
import { mark, notices } from './notices.js';
import type { Unsent } from './outbox.js';
import './composer.js';
import './log.js';
import '../ui/dialog.js';

/** One chat: who it is with, the log, what is unsent, the composer. */
@customElement('desk-conversation')
export class DeskConversation extends View {
  @property({ attribute: false }) session!: Session;
  @property() conversation = '';
  @state() private asking = false;
  @state() private problem = '';
  #hadFocus = false;

  constructor() {
    super();
    new Watch(this, () => this.session.inbox);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('conversation')) {
      this.asking = false;
      this.problem = '';
    }
    // Over while somebody was still being asked whether to end it.
    if (this.session.inbox.held(this.conversation)?.conversation.state === 'ended')
      this.asking = false;
    this.#hadFocus = this.#hasFocus;
  }

  override updated(): void {
    // What had the focus has gone with the chat's end: go on from the chat's heading.
    if (this.#hadFocus && !this.#hasFocus) this.find('h2')?.focus();
  }

  get #hasFocus(): boolean {
    return this.contains(document.activeElement);
  }

  /** Where somebody who opens this chat goes on: the reply box, or the heading where it is over. */
  async focusStart(): Promise<void> {
    await this.updateComplete;
    const composer = this.querySelector('desk-composer');
    if (composer) await composer.focusBox();
    else this.find('h2')?.focus();
  }

  override render(): TemplateResult {
    const held = this.session.inbox.held(this.conversation);
    if (!held)
      return html`<h2 tabindex="-1">
        ${t(this.session.inbox.loaded ? 'chat.gone' : 'chat.loading')}
      </h2>`;
    const name = this.#name(held);
    return html`${head(held, this.session, name, () => (this.asking = true))}
    ${notices(held.conversation, name)} ${this.#log(held)} ${this.#foot(held)}
    ${this.asking ? this.#question(held) : nothing}`;
  }

  #name({ conversation }: Held): string {
    return conversation.residentName || t('chat.resident');
  }

  #log(held: Held): unknown {
    const { conversation, timeline, ready } = held;
    const typing = this.session.inbox.isTyping(conversation.id);
    // A log of its own for each chat, so that going to another one is not read out as news.
    return html`${keyed(
      conversation.id,
      html`<desk-log
          .ready=${ready}
          .last=${timeline.last}
          .entries=${entries(timeline.messages, {
            session: this.session,
            conversation: conversation.id,
            residentName: conversation.residentName,
            language: conversation.language,
            now: this.session.clock.now(),
          })}
        ></desk-log>`,
    )}
      <p class="conversation__typing">
        ${
          typing
            ? t('chat.typing', { name: this.#name(held) })
            : mark(timeline.lastByStaff, conversation, this.#name(held))
        }
      </p>
      ${this.#unsent(conversation.id)}`;
  }

  #unsent(conversation: string): unknown {
    const list = this.session.inbox.outbox.of(conversation);
    if (list.length === 0) return nothing;
    return html`<ul class="unsent" role="list">
      ${repeat(
        list,
        ({ id }) => id,
        (unsent) =>
          html`<li class="entry entry--unsent">
            <p class="entry__words">${unsent.body}</p>
            <p class="entry__state" role=${unsent.state === 'sending' ? nothing : 'status'}>
              ${
                unsent.state === 'refused'
                  ? t('chat.refused', { reason: unsent.reason ?? '' })
                  : t(unsent.state === 'held' ? 'chat.notSent' : 'chat.sending')
              }
            </p>
            ${unsent.state === 'refused' ? this.#refused(conversation, unsent) : nothing}
          </li>`,
      )}
    </ul>`;
  }

  #refused(conversation: string, { id }: Unsent): TemplateResult {
    const { outbox } = this.session.inbox;
    return html`<div class="buttons">
      <button class="button button--small" @click=${() => outbox.retry(conversation, id)}>
        ${t('chat.retry')}
      </button>
      <button
        class="button button--small button--quiet"
        @click=${() =>
          this.querySelector('desk-composer')?.putBack(outbox.takeBack(conversation, id))}
      >
        ${t('chat.takeBack')}
      </button>
    </div>`;
  }

  #foot({ conversation }: Held): TemplateResult {
    if (conversation.state === 'ended')
      return html`<div class="conversation__over">
        <p>${t('chat.endedNow')}</p>
        ${this.#leftOver(conversation.id)}
        <button class="button button--quiet" @click=${() => this.#close()}>${t('chat.close')}</button>
      </div>`;
    return html`<desk-composer
      .inbox=${this.session.inbox}
      .council=${councilOf(this.session.councils, conversation.council)}
      .conversation=${conversation.id}
    ></desk-composer>`;
  }

  /** What was being written when the chat ended, to be copied from. */
  #leftOver(conversation: string): TemplateResult | typeof nothing {
    const draft = this.session.inbox.drafts.get(conversation);
    if (draft.trim() === '') return nothing;
    return html`<label class="field__label" for="left-over">${t('chat.leftOver')}</label>
      <p class="field__hint" id="left-over-hint">${t('chat.leftOverHint')}</p>
      <textarea
        class="input composer__box"
        id="left-over"
        rows="3"
        readonly
        aria-describedby="left-over-hint"
        .value=${draft}
      ></textarea>`;
  }

  #question(held: Held): TemplateResult {
    return html`<desk-dialog
      danger
      .heading=${t('chat.endTitle')}
      .yes=${t('chat.endYes')}
      .body=${html`<p>${t('chat.endBody', { name: this.#name(held) })}</p>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}`}
      @bellman-confirm=${this.#end}
      @bellman-cancel=${this.#cancelEnd}
    ></desk-dialog>`;
  }

  readonly #cancelEnd = async (): Promise<void> => {
    this.asking = false;
    await this.focusOn('#end-chat');
  };

  readonly #end = async (): Promise<void> => {
    try {
      await this.session.inbox.end(this.conversation);
      this.asking = false;
      await this.focusOn('h2');
    } catch (thrown) {
      this.problem = asRefusal(thrown).message;
    }
  };

  #close(): void {
    this.session.inbox.close(this.conversation);
    goTo({ view: 'chats', conversation: null });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-conversation': DeskConversation;
  }
}
