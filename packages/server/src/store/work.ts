import type { MessageView } from '@bellman/protocol';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

export type Engine = 'sqlite' | 'postgres';

/**
 * What an operation is given: one transaction. Nothing that it writes or tells is seen by
 * anybody until the whole transaction is on disk.
 */
export interface Work {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  /** The relay's clock when the operation was asked for, ms. */
  readonly now: number;
  /** The store's own clock, ms: leases go by it, so that nodes need not agree on the time. */
  leaseNow(): Promise<number>;
  /** Adds to the `committed` log, with this transaction; every node hears of it after the commit. */
  tell(news: News): void;
  /** Lets what else waits for the store have its turn: a `longRead` does so every few milliseconds. */
  breathe(): Promise<void>;
}

/** What is not in the log: it goes along with the news, where there is room for it. */
export type Words = MessageView;

/** One line of the `committed` log: what happened, in ids only, never words or places. */
export type News =
  | {
      readonly topic: 'message';
      readonly council: string;
      readonly conversation: string;
      readonly seq: number;
      /**
       * The entry itself, so that it need not be read; it is never in the log. Without it (it was
       * caught up with, or is long, or a file or an event), it is read.
       */
      readonly entry?: Words;
    }
  /** A conversation began, was taken, ended. */
  | { readonly topic: 'conversation'; readonly council: string; readonly conversation: string }
  /** A conversation was left for good: whoever came in by a token is out. */
  | { readonly topic: 'shut'; readonly council: string; readonly conversation: string }
  /** One side of a conversation received or read more. */
  | { readonly topic: 'marks'; readonly council: string; readonly conversation: string }
  /** A note was written on a conversation. */
  | {
      readonly topic: 'note';
      readonly council: string;
      readonly conversation: string;
      readonly staff: string;
      readonly note: string;
    }
  /** `staff` was asked to read a conversation along. */
  | {
      readonly topic: 'invited';
      readonly council: string;
      readonly conversation: string;
      readonly staff: string;
    }
  /** How somebody at the desk is changed: state, presence, capacity, skills; `council` is empty. */
  | { readonly topic: 'desk'; readonly council: string; readonly staff: string }
  /** A complaint or the like was raised, or moved on. */
  | { readonly topic: 'case'; readonly council: string; readonly case: string }
  | { readonly topic: 'alert'; readonly council: string; readonly alert: string }
  /** A council's settings, services or areas changed. */
  | { readonly topic: 'council'; readonly council: string }
  /** A staff member's sessions or roles changed; `council` is empty. */
  | { readonly topic: 'staff'; readonly council: string; readonly staff: string };

/** One named act on the store: either reads, or writes in a transaction of its own. */
export interface Operation<A, R> {
  readonly writes: boolean;
  /** See `longRead`. */
  readonly long?: boolean;
  readonly run: (work: Work, args: A) => Promise<R>;
  /** Does many calls as one; what it answers is theirs, in their order. */
  readonly together?: (work: Work, many: readonly A[]) => Promise<readonly R[]>;
}

/** An operation that only reads. */
export const read = <A, R>(run: (work: Work, args: A) => Promise<R>): Operation<A, R> => ({
  writes: false,
  run,
});

/**
 * A read that takes long, in pages, with a breath (`work.breathe`) after each: others are served in
 * between, so nobody waits for more than a page of it. On SQLite each page sees what is committed
 * by then.
 */
export const longRead = <A, R>(run: (work: Work, args: A) => Promise<R>): Operation<A, R> => ({
  ...{ writes: false, long: true },
  run,
});

/** An operation that writes: all of it or nothing. Arguments and result must be structured-cloneable. */
export const write = <A, R>(run: (work: Work, args: A) => Promise<R>): Operation<A, R> => ({
  writes: true,
  run,
});

/**
 * A write of which calls that wait together become one, of few statements. It must not throw for
 * the sake of one of them: the engine would do each by itself then.
 */
export const writeTogether = <A, R>(
  together: (work: Work, many: readonly A[]) => Promise<readonly R[]>,
): Operation<A, R> => ({
  writes: true,
  run: async (work, args) => {
    const [answer] = await together(work, [args]);
    return answer as R;
  },
  together,
});

/** Operations by name, a table group each. */
export type Group = Readonly<Record<string, Operation<never, unknown>>>;

/** How the rest of the relay calls a group: `await store.chat.append({ … })`. */
export type Calls<G> = {
  readonly [K in keyof G]: G[K] extends Operation<infer A, infer R>
    ? (args: A) => Promise<R>
    : never;
};
