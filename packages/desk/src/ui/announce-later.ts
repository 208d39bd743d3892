import { announce } from './announce.js';

/** So long (ms) must somebody pause before a figure that follows what they do is said. */
const PAUSE = 1_000;

/** Says the last of several things once they have stopped changing, not each on its way. */
export class AnnounceLater {
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(words: string): void {
    this.cancel();
    this.#timer = setTimeout(() => announce(words), PAUSE);
  }

  /** Leaves unsaid what has not been said yet. */
  cancel(): void {
    clearTimeout(this.#timer);
  }
}
