import { limits, mask, type StaffConversation } from '@bellman/protocol';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { councilOf, plainServiceName } from '../councils/councils.js';
import { onAct } from '../keys/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { announce } from '../ui/announce.js';
import { councilMark } from '../ui/council-mark.js';
import { fieldError } from '../ui/field.js';
import { focusHeading } from '../ui/heading.js';
import { View } from '../ui/view.js';
import { fillAnswer } from './answers/fill.js';
import type { PickedEvent } from './answers/picker.js';
import { whoIs } from './who.js';
import './answers/picker.js';

/** Where one writes: says for whom one speaks, keeps the draft, finds prepared answers, sends. */
@customElement('desk-composer')
export class DeskComposer extends View {
  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) chat!: StaffConversation;
  @state() private draft = '';
  @state() private problem = '';
  /** Whether something was hidden in what was sent last. */
  @state() private masked = false;
  /** Whether a prepared answer is being looked for. */
  @state() private picking = false;
  /** Attempts that were refused here: each one is said, also in the same words. */
  #refused = 0;
  #stops: readonly (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      onAct('reply', () => void this.focusBox()),
      onAct('answers', () => this.#pick()),
    ];
  }

  override disconnectedCallback(): void {
    for (const stop of this.#stops) stop();
    super.disconnectedCallback();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('chat') || changed.get('chat')?.id === this.chat.id) return;
    this.draft = this.session.inbox.drafts.get(this.chat.id);
    this.problem = '';
    this.masked = false;
    this.picking = false;
  }

  /** Puts the cursor into the box. */
  async focusBox(): Promise<void> {
    await this.focusOn('#reply');
  }

  /** Puts words back before what is written by now. */
  async putBack(words: string): Promise<void> {
    this.#write([words, this.draft].filter(Boolean).join('\n'));
    await this.focusBox();
  }

  /** Puts words where the cursor is, and the cursor behind them. Nothing is sent. */
  async insert(words: string): Promise<void> {
    const box = this.querySelector<HTMLTextAreaElement>('#reply');
    const from = Math.min(box?.selectionStart ?? 0, this.draft.length);
    const to = Math.min(box?.selectionEnd ?? from, this.draft.length);
    this.#write(this.draft.slice(0, from) + words + this.draft.slice(to));
    await this.focusBox();
    box?.setSelectionRange(from + words.length, from + words.length);
    announce(t('answers.inserted'));
  }

  override render(): TemplateResult {
    const council = councilOf(this.session.councils, this.chat.council);
    return html`${this.picking ? this.#picker() : nothing}
      <form class="composer" @submit=${this.#submit} novalidate>
        <p class="composer__for" id="speaking-for">
          ${councilMark(council, t('chat.speakingFor', { council: council.name }))}<span
            class="visually-hidden"
            >. ${t('chat.titleOf', { name: whoIs(this.chat) })}</span
          >
        </p>
        <div class="composer__label">
          <label class="field__label" for="reply">${t('chat.reply')}</label>
          <p class="field__hint" id="reply-hint">${t('chat.replyHint')}</p>
        </div>
        <div role="alert">
          ${keyed(this.#refused, fieldError('reply', this.problem || undefined))}
        </div>
        <div role="status">
          ${this.masked ? html`<p class="field__hint">${t('chat.hidden')}</p>` : nothing}
        </div>
        <textarea
          class="input composer__box"
          id="reply"
          rows="2"
          aria-describedby="speaking-for reply-hint${this.problem ? ' reply-error' : ''}"
          aria-invalid=${this.problem ? 'true' : nothing}
          .value=${live(this.draft)}
          @input=${this.#typed}
          @keydown=${this.#key}
        ></textarea>
        <div class="composer__buttons">
          <button class="button">${t('chat.send')}</button>
          <button
            class="button button--quiet"
            type="button"
            @click=${() => this.#pick()}
          >
            ${t('answers.open')}
          </button>
        </div>
      </form>`;
  }

  #picker(): TemplateResult {
    return html`<desk-answer-picker
      .session=${this.session}
      .chat=${this.chat}
      @bellman-picked=${this.#picked}
      @bellman-cancel=${this.#stopPicking}
      @keydown=${({ key }: KeyboardEvent) => {
        if (key === 'Escape') void this.#stopPicking();
      }}
    ></desk-answer-picker>`;
  }

  readonly #picked = async ({ found }: PickedEvent): Promise<void> => {
    const { chat, session } = this;
    const council = councilOf(session.councils, chat.council);
    this.picking = false;
    await this.insert(
      fillAnswer(found.body, {
        name: chat.residentName,
        adviser: session.me.name,
        council: council.name,
        service: plainServiceName(council, chat.service),
        reference: chat.reference,
        phone: council.contact.phone,
      }),
    );
  };

  /** Shows the answers; their search takes the focus, also where they are shown already. */
  #pick(): void {
    this.picking = true;
    this.find('#answer-search')?.focus();
  }

  readonly #stopPicking = async (): Promise<void> => {
    this.picking = false;
    await this.focusBox();
  };

  readonly #typed = (event: Event): void => {
    const box = event.target as HTMLTextAreaElement;
    // A stroke at the start of an empty reply looks for an answer; it is no word of the reply.
    if (this.draft === '' && box.value === '/') {
      box.value = '';
      return this.#pick();
    }
    this.#write(box.value);
    if (this.draft !== '') this.session.inbox.typing(this.chat.id);
  };

  readonly #key = (event: KeyboardEvent): void => {
    const box = event.target as HTMLTextAreaElement;
    // Out of the box, so that keys are shortcuts again; the draft stays.
    if (event.key === 'Escape' && !event.isComposing) {
      if (this.picking) void this.#stopPicking();
      else focusHeading();
    }
    // While answers are shown a stroke leads to them, unless it stands within a word, as in 1/2.
    if (
      event.key === '/' &&
      this.picking &&
      /(^|\s)$/.test(box.value.slice(0, box.selectionStart))
    ) {
      event.preventDefault();
      this.#pick();
    }
    // Enter that ends an input method's word does not send (keyCode 229: Safari's way to say so).
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    // Held down, it may be of a press that was meant for something else.
    if (!event.repeat) this.#send();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#send();
    this.find('#reply')?.focus();
  };

  #write(draft: string): void {
    this.draft = draft;
    this.problem = '';
    this.masked = false;
    this.session.inbox.drafts.set(this.chat.id, draft);
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
    this.session.inbox.outbox.add(this.chat.id, text);
    this.#write('');
    this.masked = hidden.length > 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'desk-composer': DeskComposer;
  }
}
