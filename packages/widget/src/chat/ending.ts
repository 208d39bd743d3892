import { limits } from '@bellman/protocol';
import type { Timers } from '../ground/timers.js';

/** What an ending needs of the session around it. */
export interface EndingParts {
  /** Whether the chat has ended, as far as is known here. */
  isOver(): boolean;
  /** Whether the relay said so, and everything up to its last entry is here. */
  isWhole(): boolean;
  /** Nothing more is to be asked of the relay. */
  letGo(): void;
  readonly timers: Timers;
}

/**
 * The connection after the end of a chat. It stays a while for the survey and the transcript, and
 * until the last entry is here: the end may be known from another tab, by one that reaches nobody.
 */
export class Ending {
  #isDue = false;
  #cancel = (): void => undefined;

  constructor(private readonly parts: EndingParts) {}

  /** Whether there is something that the chat said before it ended, and that is not here yet. */
  get isMissing(): boolean {
    return this.parts.isOver() && !this.parts.isWhole();
  }

  /** The chat has ended just now. */
  begin(): void {
    this.#isDue = false;
    this.#cancel();
    this.#cancel = this.parts.timers.after(limits.residentToken.sensitive, () => {
      this.#isDue = true;
      this.look();
    });
  }

  /** Something arrived, which may have been the last. */
  look(): void {
    if (!this.#isDue || !this.parts.isOver() || this.isMissing) return;
    this.#isDue = false;
    this.parts.letGo();
  }
}
