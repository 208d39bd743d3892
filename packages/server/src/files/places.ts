import { Problem } from '@bellman/protocol';

/** Uploads that one chat, and one relay, may have under way. */
const MOST = { chat: 3, relay: 100 };

/**
 * Runs an upload where there is a place for it, so that a folder of half-sent files stays bounded.
 * @returns a function that throws Problem `overloaded` where there is none
 */
export const createPlaces = () => {
  const taken = new Map<string, number>();
  let all = 0;
  return async <T>(chat: string, run: () => Promise<T>): Promise<T> => {
    const own = taken.get(chat) ?? 0;
    if (own >= MOST.chat || all >= MOST.relay) throw new Problem('overloaded', { seconds: 5 });
    taken.set(chat, own + 1);
    all += 1;
    try {
      return await run();
    } finally {
      all -= 1;
      const left = (taken.get(chat) ?? 1) - 1;
      if (left === 0) taken.delete(chat);
      else taken.set(chat, left);
    }
  };
};
