import { html, type TemplateResult } from 'lit';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';

/**
 * "Sam is typing", in a place of its own outside the log. It is a status (WCAG 2.2, 4.1.3), so it
 * is announced; but once after each message of the resident's, however often somebody stops and
 * goes on: with every pause it would talk over what one listens to.
 */
export class Typing {
  #told = -1;
  #isTold = false;
  #isShown = false;

  /** The line; empty while nobody types. */
  draw({ typing, messages, phase }: SessionView, text: Texts): TemplateResult {
    const name = phase === 'active' ? (typing ?? '') : '';
    if (name !== '' && !this.#isShown) {
      const last = messages.findLast(({ sender }) => sender.kind === 'resident')?.seq ?? 0;
      this.#isTold = this.#told === last;
      this.#told = last;
    }
    this.#isShown = name !== '';
    const live = this.#isTold ? 'off' : 'polite';
    return html`<p class="typing" role="status" aria-live=${live}>${
      name && text.t('log.typing', { name })
    }</p>`;
  }
}
