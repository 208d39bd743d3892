import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';

/**
 * What is announced of a chat though no line of the log says it: that a message has gone which was
 * announced as not sent, and that a chat stays open which was about to end.
 */
export class News {
  #words = '';
  #count = 0;
  #phase = '';
  #kept = '';
  readonly #unsent = new Set<string>();

  /** The resident asked for the chat to stay open: `words` are said once it does. */
  keeps(words: string): void {
    this.#kept = words;
  }

  /** The region; `isLive` is whether the log announces what is added to it. */
  draw(view: SessionView, text: Texts, isLive: boolean): TemplateResult {
    if (view.phase !== this.#phase) this.#words = '';
    this.#phase = view.phase;
    this.#look(view, text, isLive);
    return html`<p role="status" class="hidden">${
      this.#words ? keyed(this.#count, html`<span>${this.#words}</span>`) : nothing
    }</p>`;
  }

  #look({ unsent, messages, conversation }: SessionView, text: Texts, isLive: boolean): void {
    const isKept = this.#kept !== '' && conversation?.idleEndsAt === null;
    if (isKept) {
      this.#say(this.#kept);
      this.#kept = '';
    }
    const waiting = new Set(unsent.map(({ id }) => id));
    for (const id of [...this.#unsent].filter((one) => !waiting.has(one))) {
      this.#unsent.delete(id);
      // One that was taken back into the box is in neither.
      if (messages.some((message) => message.id === id)) this.#say(text.t('log.sent'));
    }
    if (!isLive) return;
    for (const { id, state } of unsent) if (state !== 'sending') this.#unsent.add(id);
  }

  #say(words: string): void {
    this.#words = words;
    this.#count += 1;
  }
}
