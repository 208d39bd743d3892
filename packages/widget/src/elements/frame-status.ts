import { html, type TemplateResult } from 'lit';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';
import { isOpen } from '../chat/phases.js';
import { statusBand, statusSentence } from './status.js';

/**
 * What the log has a line of as it changes, in better words: who joined, that it waits again, how
 * it ended. Empty where the log sees none of it, as before a chat is there and during a break.
 */
const standOf = ({ phase, connection, conversation }: SessionView): string =>
  phase === 'ended' || (connection === 'up' && isOpen(phase))
    ? `${phase}${conversation?.advisor}`
    : '';

/**
 * The status line: announced politely, and only when it is about something else than before that
 * no line of the log tells.
 */
export class Status {
  /** What was drawn last; empty for nothing. */
  sentence = '';
  #band = '';
  #live = 'polite';
  #stand = '';

  draw(view: SessionView, text: Texts): TemplateResult {
    const sentence = statusSentence(view, text);
    const band = statusBand(view);
    const stand = standOf(view);
    const isInLog = stand && this.#stand && stand !== this.#stand;
    if (sentence !== this.sentence) this.#live = isInLog || band === this.#band ? 'off' : 'polite';
    this.#stand = stand;
    this.sentence = sentence;
    this.#band = band;
    return html`<p role="status" aria-live=${this.#live}>${sentence}</p>`;
  }
}
