import { t } from '../text/supervise.js';
import { LONG } from './waits.js';

/** How a council's queue is, as far as it is worth saying aloud. */
type Queue = 'nobody' | 'somebody' | 'long';

const queueOf = (waiting: number, longest: number): Queue => {
  if (waiting === 0) return 'nobody';
  return longest > LONG ? 'long' : 'somebody';
};

/**
 * The only things that a wall says to a screen reader: that somebody waits or nobody does any
 * more, and that somebody waits too long. Everything else is there to be read when wanted.
 */
export class WallNews {
  readonly #queues = new Map<string, Queue>();

  /**
   * What to say now, or nothing; the first look at a council is no news.
   * @param longest how long the one who waits longest has waited, ms
   */
  heard(council: string, name: string, waiting: number, longest: number): string | null {
    const before = this.#queues.get(council);
    const now = queueOf(waiting, longest);
    this.#queues.set(council, now);
    if (before === undefined || before === now) return null;
    if (now === 'long') return t('wall.sayLong', { council: name });
    if (now === 'nobody') return t('wall.sayNobody', { council: name });
    // From too long to less is good news that can be looked up.
    return before === 'nobody' ? t('wall.saySomebody', { council: name }) : null;
  }
}
