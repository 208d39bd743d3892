import { limits } from '@bellman/protocol';
import type { Timers } from '../ground/timers.js';
import type { Connection } from './session-view.js';

/** How the connection stands, with patience: it counts as `down` after `limits.ackTimeout` of trying. */
export class Reach {
  #state: Connection = 'idle';
  #cancel = (): void => undefined;

  constructor(
    private readonly timers: Timers,
    private readonly changed: () => void,
  ) {}

  get state(): Connection {
    return this.#state;
  }

  get isUp(): boolean {
    return this.#state === 'up';
  }

  /** Connected. */
  up(): void {
    this.#set('up');
  }

  /** Trying, for the first time or again. */
  trying(): void {
    if (this.#state === 'connecting' || this.#state === 'down') return;
    this.#set('connecting');
    this.#cancel = this.timers.after(limits.ackTimeout, () => this.#set('down'));
  }

  /** Given up. */
  down(): void {
    this.#set('down');
  }

  /** Nothing to reach. */
  idle(): void {
    this.#set('idle');
  }

  #set(state: Connection): void {
    this.#cancel();
    this.#state = state;
    this.changed();
  }
}
