import { html, nothing, type TemplateResult } from 'lit';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';
import { fetchPart } from './conversation-parts.js';

/** How many messages the resident has sent, or tried to. */
const sentIn = ({ messages, unsent }: SessionView): number =>
  messages.filter(({ sender }) => sender.kind === 'resident').length + unsent.length;

/**
 * Where the box that brings help stands: above the view, from the moment that danger is written
 * of to the end of the chat (C12). It is announced as it appears, and not again on the next page,
 * where it stood before. Once it has been seen and the chat goes on, it folds, so that the log has
 * its room. What stands in the box's place until it has loaded says the most of it.
 */
export class Danger {
  #role: 'alert' | typeof nothing | undefined;
  #isFolded = false;
  /** Whether the box is there, or cannot be had. */
  #isLoaded = false;
  /** How much the resident had sent when it came; the words that brought it are no going on. */
  #sent: number | null = null;

  /** `changed` draws it anew. */
  constructor(private readonly changed: () => void) {}

  /** The resident writes; whether that folds it. */
  typed(view: SessionView): boolean {
    const goesOn = view.danger && this.#sent !== null && sentIn(view) > this.#sent;
    if (!goesOn || this.#isFolded) return false;
    this.#fold();
    return true;
  }

  /** What folds is no news. */
  #fold(): void {
    this.#isFolded = true;
    this.#role = nothing;
  }

  draw(view: SessionView, text: Texts): TemplateResult | typeof nothing {
    const isBefore = view.phase === 'resuming' || (view.phase !== 'home' && !view.caughtUp);
    if (!view.danger) {
      this.#role = undefined;
      this.#isFolded = false;
      return nothing;
    }
    if (!this.#role) {
      const isNews = !isBefore || view.phase === 'starting';
      this.#role = isNews ? 'alert' : nothing;
      this.#isFolded = !isNews;
      // It comes with the words that bring it: as they are written, or just after they were sent.
      this.#sent = sentIn(view) - (view.draft === '' ? 1 : 0);
      void this.#load();
    }
    if (view.phase === 'ended' || view.phase === 'lost') this.#fold();
    const short = html`<a href="tel:999">${text.t('danger.short')}</a>`;
    return html`${this.#isLoaded ? nothing : short}
      <div role=${this.#role}>${
        this.#isLoaded
          ? html`<bellman-danger .text=${text} ?folded=${this.#isFolded}>${short}</bellman-danger>`
          : nothing
      }</div>`;
  }

  /** What is announced is the whole, once: the short words stand outside until it is there. */
  async #load(): Promise<void> {
    await fetchPart('care');
    this.#isLoaded = true;
    this.changed();
  }
}
