import { html, LitElement, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { defineOnce } from '../ground/define-once.js';
import { newId } from '../ground/ids.js';
import type { Texts } from '../text/texts.js';
import './attach-card.js';
import type { BellmanAttachCard } from './attach-card.js';
import { ACCEPTED } from './attach-check.js';
import './attach-file.js';
import { baseStyle } from './base-style.js';
import type { Webchat } from './webchat.js';

/** A file somebody chose. The id is the message's, so that trying again sends nothing twice. */
interface Chosen {
  readonly id: string;
  readonly file: File;
}

/**
 * The files that are about to be sent, above the message box (C6). Each goes by a card of its own,
 * which stays until it is sent or removed.
 *
 * @fires asking - A card asks for something, or no card does any more: `detail` is whether one does
 * @fires box - The last card under the focus went: the focus belongs in the message box
 */
export class BellmanAttach extends LitElement {
  static override styles = baseStyle;

  @property({ attribute: false }) webchat!: Webchat;
  @property({ attribute: false }) text!: Texts;
  @state() private chosen: readonly Chosen[] = [];
  /** Announced; the cards come and go, and a region that goes is not heard. */
  @state() private news = '';
  /** Those on their way, which ask for nothing. */
  readonly #under = new Set<string>();

  /** Opens the browser's own choice of files. */
  pick(): void {
    this.renderRoot.querySelector('input')?.click();
  }

  /** Takes files in, wherever they came from, and moves the focus to the first of them. */
  take(files: readonly File[]): void {
    const more = files.map((file) => ({ id: newId(), file }));
    const [first] = more;
    if (!first) return;
    this.chosen = [...this.chosen, ...more];
    this.#changed();
    void this.updateComplete.then(() => this.#card(first.id)?.focus());
  }

  protected override render(): TemplateResult {
    return html`
      <input
        type="file"
        hidden
        multiple
        accept=${ACCEPTED}
        @change=${(event: Event) => this.#picked(event.currentTarget as HTMLInputElement)}
      />
      <p role="status" class="hidden">${this.news}</p>
      ${repeat(
        this.chosen,
        ({ id }) => id,
        ({ id, file }) => html`<bellman-attach-card
          id=${`f${id}`}
          .webchat=${this.webchat}
          .text=${this.text}
          .file=${file}
          .sender=${id}
          @under=${(event: CustomEvent<boolean>) => this.#isUnder(id, event.detail)}
          @news=${(event: CustomEvent<string>) => (this.news = event.detail)}
          @gone=${() => this.#gone(id)}
        ></bellman-attach-card>`,
      )}
    `;
  }

  #picked(input: HTMLInputElement): void {
    this.take([...(input.files ?? [])]);
    // The same file can be chosen again.
    input.value = '';
  }

  #card(id: string): BellmanAttachCard | null {
    return this.renderRoot.querySelector<BellmanAttachCard>(`#f${id}`);
  }

  #isUnder(id: string, isUnder: boolean): void {
    if (isUnder) this.#under.add(id);
    else this.#under.delete(id);
    this.#changed();
  }

  #changed(): void {
    const detail = this.chosen.some(({ id }) => !this.#under.has(id));
    this.dispatchEvent(new CustomEvent('asking', { detail }));
  }

  #gone(id: string): void {
    const root = this.renderRoot;
    const hadFocus = root instanceof ShadowRoot && root.activeElement === this.#card(id);
    this.chosen = this.chosen.filter((one) => one.id !== id);
    this.#changed();
    if (!hadFocus) return;
    const [next] = this.chosen;
    if (next) this.#card(next.id)?.focus();
    else this.dispatchEvent(new Event('box'));
  }
}

defineOnce('bellman-attach', BellmanAttach);
