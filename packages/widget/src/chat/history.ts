import type { Ack, MessageView, Page } from '@bellman/protocol';
import type { Timers } from '../ground/timers.js';
import { AFTER_SILENCE } from './passing.js';
import { Timeline } from './timeline.js';

/** How long a connection that may be dead has to answer, milliseconds. */
const PROBE = 3_000;

/** What a history needs of the session around it. */
export interface HistoryParts {
  /**
   * Asks the relay for the messages after `since`. Rejects when no answer came in `patience`
   * milliseconds.
   */
  replay(since: number, patience?: number): Promise<Ack<Page>>;
  /** Whether the relay can be asked now. */
  isUp(): boolean;
  changed(): void;
  /** Everything that was said before is here. */
  caughtUp(): void;
  readonly timers: Timers;
}

/** What was said in one conversation: a timeline that asks for what it misses (C2). */
export class History {
  #timeline = new Timeline();
  #caughtUp = false;
  #filling = false;
  /** Counts the fillings, so that one which a later one overtook stops. */
  #run = 0;

  constructor(private readonly parts: HistoryParts) {}

  get entries(): readonly MessageView[] {
    return this.#timeline.entries;
  }

  /** The `since` of the next replay. */
  get upTo(): number {
    return this.#timeline.upTo;
  }

  /** Whether everything that was said before is in `entries`. */
  get isCaughtUp(): boolean {
    return this.#caughtUp;
  }

  /** Entries as they happen. A hole before them is asked for. */
  take(messages: readonly MessageView[]): void {
    this.#timeline.add(messages);
    this.parts.changed();
    if (this.#timeline.hasGap && this.#caughtUp && !this.#filling) void this.#fill(true);
  }

  /** The page that a start or a resume was answered with, replayed from `since`. */
  open({ messages, more }: Page, since: number): void {
    this.#timeline.addPage(messages, since);
    this.parts.changed();
    void this.#fill(more);
  }

  /** Asks once more for what came after the last entry. */
  async refresh(): Promise<void> {
    await this.#fill(true);
  }

  /**
   * The same with little patience, on a connection that may be dead. Answers whether it is alive;
   * `answered` is called first, where it is.
   */
  async probe(answered: () => void): Promise<boolean> {
    const since = this.upTo;
    const answer = await this.parts.replay(since, PROBE).catch(() => null);
    if (answer === null) return false;
    answered();
    if (answer.ok) this.open(answer, since);
    return true;
  }

  clear(): void {
    this.#run += 1;
    this.#timeline = new Timeline();
    this.#caughtUp = false;
    this.#filling = false;
  }

  async #fill(more: boolean): Promise<void> {
    const run = ++this.#run;
    this.#filling = true;
    for (let due = more; due;) {
      const since = this.upTo;
      const last = this.entries.at(-1);
      // No answer counts as a refusal: what is missing is asked for again below.
      const answer = await this.parts.replay(since).catch(() => null);
      if (run !== this.#run) return;
      if (!answer?.ok) return this.#again(run);
      this.#timeline.addPage(answer.messages, since);
      // An entry that came meanwhile may stand after one that the page could not have yet.
      const isFurther = this.upTo > since || this.entries.at(-1) !== last;
      due = isFurther && (answer.more || this.#timeline.hasGap);
    }
    this.#filling = false;
    this.#caughtUp = true;
    this.parts.changed();
    this.parts.caughtUp();
  }

  /** On a lost connection nothing is due: the next one is resumed from `upTo`. */
  #again(run: number): void {
    this.#filling = false;
    this.parts.timers.after(AFTER_SILENCE, () => {
      if (run === this.#run && this.parts.isUp()) void this.#fill(true);
    });
  }
}
