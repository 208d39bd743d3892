import { html, type TemplateResult } from 'lit';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';
import { statusBand, statusSentence } from './status.js';

/** The status line: announced politely, and only when it is about something else than before. */
export class Status {
  /** What was drawn last; empty for nothing. */
  sentence = '';
  #band = '';
  #live = 'polite';

  draw(view: SessionView, text: Texts): TemplateResult {
    const sentence = statusSentence(view, text);
    const band = statusBand(view);
    if (sentence !== this.sentence) this.#live = band === this.#band ? 'off' : 'polite';
    this.sentence = sentence;
    this.#band = band;
    return html`<p role="status" aria-live=${this.#live}>${sentence}</p>`;
  }
}
