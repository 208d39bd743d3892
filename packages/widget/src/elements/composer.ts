import { limits } from '@bellman/protocol';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { defineOnce } from '../ground/define-once.js';
import { plain } from '../ground/plain.js';
import type { Texts } from '../text/texts.js';
import { baseStyle } from './base-style.js';
import { composerStyle } from './composer-style.js';

/** Lines that the box grows to before it scrolls. */
const MOST_LINES = 6;

/**
 * The message box: Enter sends, Shift+Enter starts a line, and an input method's own Enter does
 * neither.
 *
 * @fires draft - What stands in the box changed: `detail` is the text
 * @fires message - A message is to be sent: `detail` is the text, with something in it
 * @fires files - Files were pasted or dropped into the box: `detail` is the files
 * @slot beside - What stands beside the button
 */
export class BellmanComposer extends LitElement {
  static override styles = [baseStyle, composerStyle];

  @property({ attribute: false }) text!: Texts;
  @property() label = '';
  /** What stands in the box at first. */
  @property() draft = '';
  /** Whether Enter sends; else it starts a line, as Shift+Enter does. */
  @property({ type: Boolean }) enter = true;
  /** Asked before a message goes: true keeps it in the box. */
  @property({ attribute: false }) blocked: () => boolean = () => false;
  @state() private trouble = '';
  /** How often one tried to send: trouble that lasts is drawn anew, so that it is announced again. */
  @state() private tries = 0;

  get #box(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  /** The box takes the focus. */
  override focus(): void {
    this.#box?.focus();
  }

  /** Puts words into the box, unless something stands in it. */
  fill(words: string): void {
    if (this.#box?.value === '') this.#set(words);
  }

  /** Empties the box. */
  clear(): void {
    this.#set('');
  }

  protected override render(): TemplateResult {
    const { text, trouble } = this;
    return html`<form novalidate @submit=${(event: Event) => this.#submit(event)}>
      <label for="message">${this.label}</label>
      <p id="hint" class="hidden">${this.enter ? text.t('composer.hint') : nothing}</p>
      <p id="error" class="error" role="alert">${
        trouble ? keyed(this.tries, html`<span>${trouble}</span>`) : nothing
      }</p>
      <div class="row">
        <textarea
          id="message"
          rows="2"
          class=${trouble ? 'wrong' : ''}
          aria-invalid=${trouble ? 'true' : nothing}
          aria-describedby=${trouble ? 'error hint' : 'hint'}
          @input=${() => this.#typed()}
          @keydown=${(event: KeyboardEvent) => this.#pressed(event)}
          @paste=${(event: ClipboardEvent) => this.#given(event, event.clipboardData)}
          @dragover=${(event: DragEvent) => this.#hovered(event)}
          @drop=${(event: DragEvent) => this.#given(event, event.dataTransfer)}
        ></textarea>
        <div class="buttons">
          <button type="submit">${text.t('composer.send')}</button>
          <slot name="beside"></slot>
        </div>
      </div>
    </form>`;
  }

  protected override firstUpdated(): void {
    if (this.draft) this.#set(this.draft);
  }

  #set(words: string): void {
    const box = this.#box;
    if (!box) return;
    box.value = words;
    this.#typed();
  }

  #typed(): void {
    const box = this.#box;
    if (!box) return;
    this.trouble = '';
    this.#grow(box);
    this.dispatchEvent(new CustomEvent('draft', { detail: box.value }));
  }

  #grow(box: HTMLTextAreaElement): void {
    const { lineHeight, paddingBlockStart, borderBlockStartWidth } = getComputedStyle(box);
    const edge = 2 * (parseFloat(paddingBlockStart) + parseFloat(borderBlockStartWidth));
    const most = MOST_LINES * parseFloat(lineHeight) + edge;
    box.style.setProperty('block-size', 'auto');
    const needed = box.scrollHeight + 2 * parseFloat(borderBlockStartWidth);
    box.style.setProperty('block-size', `${Math.min(needed, most)}px`);
  }

  #pressed(event: KeyboardEvent): void {
    // Safari ends an input method's composition before the key; 229 is the mark it leaves.
    const isComposing = event.isComposing || event.keyCode === 229;
    const isSend = event.key === 'Enter' && !event.shiftKey && !isComposing;
    if (isSend && this.enter) this.#submit(event);
  }

  /** The browser would show a dropped file in place of the page. */
  #hovered(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  }

  /** Files are for whoever sends them; words go into the box as ever. */
  #given(event: Event, from: DataTransfer | null): void {
    const detail = [...(from?.files ?? [])];
    if (detail.length === 0) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('files', { detail }));
  }

  #submit(event: Event): void {
    event.preventDefault();
    const box = this.#box;
    if (!box) return;
    const words = plain(box.value).trim();
    this.trouble = this.#troubleWith(words);
    this.tries += 1;
    if (this.blocked()) return;
    if (this.trouble) return box.focus();
    this.dispatchEvent(new CustomEvent('message', { detail: words }));
  }

  #troubleWith({ length }: string): string {
    const limit = limits.messageLength;
    if (length === 0) return this.text.t('problem.message-empty');
    return length > limit ? this.text.t('problem.message-too-long', { limit, length }) : '';
  }
}

defineOnce('bellman-composer', BellmanComposer);
