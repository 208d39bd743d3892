import { limits, mask, type CouncilView } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { t } from '../text/text.js';
import { councilMark } from '../ui/council-mark.js';
import { fieldError } from '../ui/field.js';
import { View } from '../ui/view.js';
import type { Inbox } from './inbox.js';

/** Where one writes: says for whom one speaks, keeps the draft, sends. */
@customElement('desk-composer')
export class DeskComposer extends View {
  @property({ attribute: false }) inbox!: Inbox;
  @property({ attribute: false }) council!: CouncilView;
  @property() conversation = '';
  @state() private draft = '';
  @state() private problem = '';
  /** Whether something was hidden in what was sent last. */
  @state() private masked = false;
  /** Attempts that were refused here: each one is said, also in the same words. */
  #refused = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('conversation')) return;
    this.draft = this.inbox.drafts.get(this.conversation);
    this.problem = '';
  }

  /** Puts the cursor into the box. */
  async focusBox(): Promise<void> {
    await this.focusOn('textarea');
  }

  /** Puts words back before what is written by now. */
  async putBack(words: string): Promise<void> {
    this.#write([words, this.draft].filter(Boolean).join('\n'));
    await this.focusBox();
  }

  override render(): TemplateResult {
    return html`<form class="composer" @submit=${this.#submit} novalidate>
      <p class="composer__for" id="speaking-for">
        ${councilMark(this.council, t('chat.speakingFor', { council: this.council.name }))}
      </p>
      <label class="field__label" for="reply">${t('chat.reply')}</label>
      <p class="field__hint" id="reply-hint">${t('chat.replyHint')}</p>
      <div role="alert">
        ${keyed(this.#refused, fieldError('reply', this.problem || undefined))}
      </div>
      <div role="status">
        ${this.masked ? html`<p class="field__hint">${t('chat.hidden')}</p>` : nothing}
      </div>
      <textarea
        class="input composer__box"
        id="reply"
        rows="3"
        aria-describedby="speaking-for reply-hint${this.problem ? ' reply-error' : ''}"
        aria-invalid=${this.problem ? 'true' : nothing}
        .value=${live(this.draft)}
        @input=${this.#typed}
        @keydown=${this.#key}
      ></textarea>
      <button class="button">${t('chat.send')}</button>
    </form>`;
  }

  readonly #typed = (event: Event): void => {
    this.#write((event.target as HTMLTextAreaElement).value);
    if (this.draft !== '') this.inbox.typing(this.conversation);
  };

  readonly #key = (event: KeyboardEvent): void => {
    // Enter that ends an input method's word does not send (keyCode 229: Safari's way to say so).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    this.#send();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#send();
    this.find('textarea')?.focus();
  };

  #write(draft: string): void {
    this.draft = draft;
    this.problem = '';
    this.masked = false;
    this.inbox.drafts.set(this.conversation, draft);
  }

  #refuse(problem: string): void {
    this.#refused += 1;
    this.problem = problem;
    this.requestUpdate();
  }

  #send(): void {
    const body = this.draft.trim();
    if (body === '') return this.#refuse(t('chat.empty'));
    if (body.length > limits.messageLength)
      return this.#refuse(t('chat.tooLong', { limit: limits.messageLength, length: body.length }));
    // The relay hides the same again; here it is so that nobody's numbers leave the desk.
    const { text, hidden } = mask(body);
    this.inbox.outbox.add(this.conversation, text);
    this.#write('');
    this.masked = hidden.length > 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-composer': DeskComposer;
  }
}
