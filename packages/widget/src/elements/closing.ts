import type { Availability } from '@bellman/protocol';
import type { ChatSession } from '../chat/session.js';
import type { Timers } from '../ground/timers.js';
import { AGAIN, type Asked } from './home-asks.js';

/** A browser's clock and the relay's may differ by this, milliseconds. */
const SLACK = 1_000;

/** The longest delay that a browser's timer takes, milliseconds. */
const LONGEST = 2 ** 31 - 1;

const isClosed = (answer: Availability | undefined, service: string | undefined): boolean =>
  answer?.services.some(({ id, state }) => id === service && state === 'closed') ?? false;

/** Tells a session whether the service closed that its resident waits for, for as long as they wait. */
export class Closing {
  #asks = false;
  #cancel = (): void => undefined;

  constructor(
    private readonly session: () => ChatSession,
    private readonly ask: () => Promise<Asked | null>,
    private readonly timers: Timers,
  ) {}

  get #waits(): boolean {
    const { phase, conversation } = this.session().view;
    return phase === 'waiting' && conversation?.left === false;
  }

  /** The chat changed. */
  look(): void {
    if (this.#waits === this.#asks) return;
    if (!this.#asks) return void this.#ask();
    this.stop();
    this.session().know({ closed: false });
  }

  stop(): void {
    this.#cancel();
    this.#asks = false;
  }

  async #ask(): Promise<void> {
    this.#asks = true;
    const asked = await this.ask();
    this.#cancel();
    if (!this.#asks || !this.#waits) return;
    const session = this.session();
    const wait = asked?.goodFor ?? AGAIN;
    if (wait < LONGEST) this.#cancel = this.timers.after(wait + SLACK, () => void this.#ask());
    if (asked) session.know({ closed: isClosed(asked.answer, session.view.conversation?.service) });
  }
}
