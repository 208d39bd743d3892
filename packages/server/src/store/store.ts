import type { Groups } from './groups.js';
import type { Whispers } from './whispers.js';
import type { Calls, Engine, News } from './work.js';

/** The store as the rest of the relay sees it, whichever engine lies under it. */
export type Store = { readonly [G in keyof Groups]: Calls<Groups[G]> } & {
  readonly engine: Engine;
  /** Hears what was committed, by this node or another, in the order of commit. */
  readonly bus: Bus;
  /** Who types, on this node or another. */
  readonly whispers: Whispers;
  /** Waits for what is under way, then closes. */
  close(): Promise<void>;
};

/** What was committed, told to every node. */
export interface Bus {
  /** Calls `hear` with each batch of news; answers a function that stops it. */
  listen(hear: (news: readonly News[]) => void): () => void;
}
