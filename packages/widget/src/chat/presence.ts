import type { Timers } from '../ground/timers.js';

/** The least time between two signs of life, and between two of typing, milliseconds. */
const HERE = 60_000;
const TYPING = 3_000;

/** How long somebody counts as typing after the last sign of it, milliseconds. */
const TYPED = 5_000;

/** What a presence needs of the session around it. */
export interface PresenceParts {
  /** Tells the relay; nobody waits for the answer. */
  tell(event: 'here' | 'typing'): void;
  /** Whether a chat stands that the relay can be told of. */
  canTell(): boolean;
  changed(): void;
  readonly timers: Timers;
}

/** Who is there and who types, on both sides (C8, C11). */
export class Presence {
  #typist: string | null = null;
  #endTyping = (): void => undefined;
  readonly #last = { here: -Infinity, typing: -Infinity };
  #attends = false;
  #nextMinute = (): void => undefined;

  constructor(private readonly parts: PresenceParts) {}

  /** The adviser who types; null where nobody does. */
  get typist(): string | null {
    return this.#typist;
  }

  /** An adviser types, or has stopped (null): it fades by itself. */
  typed(name: string | null): void {
    this.#endTyping();
    if (name !== null) this.#endTyping = this.parts.timers.after(TYPED, () => this.typed(null));
    if (name === this.#typist) return;
    this.#typist = name;
    this.parts.changed();
  }

  /** The resident types. */
  types(): void {
    this.#tell('typing', TYPING);
  }

  /** The resident did something in the chat. */
  acts(): void {
    this.#tell('here', HERE);
  }

  /**
   * Whether the resident has the chat before them: then every minute is a sign of life, since
   * reading with a screen reader presses no key that a page hears.
   */
  attend(attends: boolean): void {
    if (attends === this.#attends) return;
    this.#attends = attends;
    this.#nextMinute();
    if (attends) this.#goOn();
  }

  #goOn(): void {
    this.acts();
    this.#nextMinute = this.parts.timers.after(HERE, () => this.#goOn());
  }

  #tell(event: 'here' | 'typing', pause: number): void {
    const now = this.parts.timers.now();
    if (now - this.#last[event] < pause || !this.parts.canTell()) return;
    this.#last[event] = now;
    this.parts.tell(event);
  }
}
