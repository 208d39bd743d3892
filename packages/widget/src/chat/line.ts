import type { ProblemView } from '@bellman/protocol';
import type { Timers } from '../ground/timers.js';
import type { Hello, Link, LinkHandlers } from './link.js';
import { waitOf } from './passing.js';
import { Reach } from './reach.js';
import { Ready } from './ready.js';

/** What a line tells the session around it, besides what the relay says. */
export interface LineParts extends Omit<LinkHandlers, 'refused'> {
  link(hello: () => Hello, handlers: LinkHandlers): Link;
  hello(): Hello;
  /** Whether there is a chat to be connected for. */
  isWanted(): boolean;
  /** Asks something cheap, with little patience, and goes on if any answer came; whether one did. */
  probe(): Promise<boolean>;
  /** The relay will not have this client. */
  givenUp(problem: ProblemView): void;
  changed(): void;
  readonly timers: Timers;
}

/** The connection with the relay: whether it stands, and what is done when it does not. */
export class Line {
  readonly reach: Reach;
  readonly ready: Ready;
  readonly link: Link;
  #isChecking = false;
  #isClosed = false;

  constructor(private readonly parts: LineParts) {
    this.reach = new Reach(parts.timers, () => parts.changed());
    this.ready = new Ready(parts.timers);
    this.link = parts.link(() => parts.hello(), {
      ...parts,
      up: () => {
        this.reach.up();
        parts.up();
      },
      down: () => {
        this.ready.no();
        this.reach.trying();
        parts.down();
      },
      refused: (problem) => this.#refused(problem),
    });
  }

  /** Whether the relay knows which chat this connection is for, and can be told something. */
  get isReady(): boolean {
    return this.reach.isUp && this.ready.isReady;
  }

  /** Connects, or goes on trying to. */
  connect(): void {
    if (this.#isClosed) return;
    this.reach.trying();
    this.link.connect();
  }

  /**
   * Makes sure that the relay is there now: what is asked on a dead line may arrive long after it
   * was given up. Rejects where no answer comes.
   */
  async prove(): Promise<void> {
    await this.ready.come();
    if (!this.reach.isUp || !(await this.parts.probe()))
      throw new Error('The relay does not answer.');
  }

  disconnect(): void {
    this.ready.no();
    this.link.disconnect();
    this.reach.idle();
  }

  /** The connection may be dead, whatever it seems to be: makes sure, and connects anew if it is. */
  async check(): Promise<void> {
    if (!this.parts.isWanted() || this.#isChecking) return;
    this.#isChecking = true;
    const isAlive = this.ready.isReady && (await this.parts.probe());
    this.#isChecking = false;
    if (isAlive || !this.parts.isWanted()) return;
    this.link.disconnect();
    this.connect();
  }

  /** Of no more use: whatever is still awaited connects no more. */
  close(): void {
    this.#isClosed = true;
    this.disconnect();
  }

  /** Refused for a moment, or for good. */
  #refused(problem: ProblemView): void {
    const wait = waitOf(problem);
    if (wait === null) {
      this.reach.down();
      return this.parts.givenUp(problem);
    }
    this.reach.trying();
    this.parts.timers.after(wait, () => this.parts.isWanted() && this.connect());
  }
}
