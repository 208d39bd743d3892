import type { Clock } from '../ground/clock.js';
import type { Log } from '../ground/log.js';
import { createLoop, type Loop } from '../ground/loop.js';
import type { Due } from '../store/due.js';
import type { Store } from '../store/store.js';

/** What is done with each kind of timer. It moves the timer or takes it away; else it comes again. */
export type TimerActs = Readonly<Record<string, (due: Due) => Promise<void>>>;

/** How long a timer is held before another node may take it, ms. */
const LEASE = 60_000;

/** The chats' timers of some kinds, one after the other. */
export interface ChatTimers {
  /** Does what is due next; false where nothing is. */
  next(): Promise<boolean>;
  /** The same without being asked, again and again. */
  readonly loop: Loop;
}

/** Takes what falls due, each under a lease, so that of many nodes one does it. */
export const createChatTimers = (parts: {
  readonly store: Pick<Store, 'due'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
  readonly name: string;
  /** Names this process in leases. */
  readonly node: string;
  readonly acts: TimerActs;
}): ChatTimers => {
  const { store, clock, node, acts } = parts;
  const kinds = Object.keys(acts);
  const next = async (): Promise<boolean> => {
    // Asked often and for nothing: reading costs less than taking.
    const at = await store.due.next({ kinds });
    if (at === null || at > clock.now()) return false;
    const [due] = await store.due.take({ node, kinds, limit: 1, leaseMs: LEASE });
    if (due === undefined) return false;
    await acts[due.kind]?.(due);
    return true;
  };
  const wait = async (): Promise<number | null> => {
    const at = await store.due.next({ kinds });
    return at === null ? null : Math.max(0, at - clock.now());
  };
  return { next, loop: createLoop({ name: parts.name, work: next, wait, log: parts.log }) };
};
