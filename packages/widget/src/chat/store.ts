import { mask } from '@bellman/protocol';
import * as v from 'valibot';
import { Kept, nothingKept } from './kept.js';

/** What a tab keeps of its chat. */
export interface ChatStore {
  /** As it is now; `nothingKept` without a chat. */
  read(): Kept;
  /** Changes some of it. Nothing reaches the storage before a chat starts. */
  write(change: Partial<Kept>): void;
  /** Forgets the chat: the key is removed. How the resident likes it lives on with the page. */
  clear(): void;
}

/** The key in `sessionStorage`; the launcher looks for the same one. */
const storageKey = (council: string): string => `bellman.${council}`;

/** The page's `sessionStorage`, or null where the browser refuses it (it throws when blocked). */
export const pageStorage = (): Storage | null => {
  try {
    return globalThis.sessionStorage;
  } catch {
    return null;
  }
};

const parse = (value: string | null): unknown => {
  if (value === null) return null;
  try {
    return JSON.parse(value);
  } catch {
    // Another script wrote under our key; that counts as nothing kept.
    return null;
  }
};

/**
 * One key of `storage` for a council's chat. Without storage, or when it is full, the chat lives
 * as long as the page does. A draft is given back as it was typed while the page lives, and rests
 * in storage without what `mask` hides (C7).
 */
export const createStore = (storage: Storage | null, council: string): ChatStore => {
  const key = storageKey(council);
  let memory: Kept = nothingKept;
  let typed: string | undefined;
  let usable = storage !== null;

  const save = (kept: Kept): void => {
    memory = kept;
    if (!usable) return;
    const waits = kept.lost && (kept.draft !== '' || kept.unsent.length > 0);
    if (kept.token === undefined && kept.start === undefined && !waits) {
      storage?.removeItem(key);
      return;
    }
    try {
      storage?.setItem(key, JSON.stringify({ ...kept, draft: mask(kept.draft).text }));
    } catch {
      usable = false;
    }
  };

  const read = (): Kept => {
    if (!usable) return memory;
    const kept = v.safeParse(Kept, parse(storage?.getItem(key) ?? null));
    // Before a chat starts, what is typed lives in memory only.
    if (kept.success) return { ...kept.output, draft: typed ?? kept.output.draft };
    const wasKept = memory.token !== undefined || memory.start !== undefined;
    return wasKept ? nothingKept : memory;
  };

  return {
    read,
    write: (change) => {
      typed = change.draft ?? typed;
      save({ ...read(), ...change });
    },
    clear: () => {
      typed = undefined;
      const { liking } = read();
      save({ ...nothingKept, ...(liking ? { liking } : {}) });
    },
  };
};
