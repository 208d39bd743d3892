import type { StoreLog } from './log.js';

/**
 * What is worth nothing a moment later, such as that somebody types: told to every node, this one
 * too, without a row. It may be lost, and nobody catches up with it.
 */
export interface Whisper {
  readonly conversation: string;
  /** Who types: a staff member's name as the resident sees it; null: the resident. */
  readonly name: string | null;
}

/** See `Whisper`. */
export interface Whispers {
  tell(what: Whisper): void;
  /** Calls `hear` with each; answers a function that stops it. */
  overhear(hear: (what: Whisper) => void): () => void;
}

/** Whispers within this process: what is passed on is heard by all who listen. */
export const createWhispers = (
  log: StoreLog,
): { readonly pass: (what: Whisper) => void; readonly overhear: Whispers['overhear'] } => {
  const listeners = new Set<(what: Whisper) => void>();
  return {
    pass: (what) => {
      for (const hear of [...listeners]) {
        try {
          hear(what);
        } catch (error) {
          log.error({ err: error }, 'a listener to whispers failed');
        }
      }
    },
    overhear: (hear) => {
      const listener = (what: Whisper): void => hear(what);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};
