import { html, type TemplateResult } from 'lit';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';
import { statusBand, statusSentence } from './status.js';

/** What the log has a line of as it comes: who joined, that it waits again, how it ended. */
type Stand = Pick<SessionView, 'phase' | 'connection'> & { readonly advisor: string | null };

const standOf = ({ phase, connection, conversation }: SessionView): Stand => ({
  phase,
  connection,
  advisor: conversation?.advisor ?? null,
});

/**
 * Whether the log says what is new, in better words. Not after a break: what is said then is that
 * all is well again; nor of the first that is known of a chat, which the log did not see come.
 */
const isInLog = (before: Stand | null, now: Stand): boolean =>
  before !== null &&
  before.connection === 'up' &&
  (before.phase === 'waiting' || before.phase === 'active') &&
  (now.phase !== before.phase || now.advisor !== before.advisor) &&
  (now.phase === 'ended' || (now.connection === 'up' && ['waiting', 'active'].includes(now.phase)));

/**
 * The status line: announced politely, and only when it is about something else than before that
 * no line of the log tells.
 */
export class Status {
  /** What was drawn last; empty for nothing. */
  sentence = '';
  #band = '';
  #live = 'polite';
  #stand: Stand | null = null;

  draw(view: SessionView, text: Texts): TemplateResult {
    const sentence = statusSentence(view, text);
    const band = statusBand(view);
    const stand = standOf(view);
    const isSaid = band === this.#band || isInLog(this.#stand, stand);
    if (sentence !== this.sentence) this.#live = isSaid ? 'off' : 'polite';
    this.#stand = stand;
    this.sentence = sentence;
    this.#band = band;
    return html`<p role="status" aria-live=${this.#live}>${sentence}</p>`;
  }
}
