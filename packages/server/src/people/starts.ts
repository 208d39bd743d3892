import { limits, Problem } from '@bellman/protocol';
import { isPublicAddress } from '../ground/addresses.js';
import type { Clock } from '../ground/clock.js';
import { addressKey, createCounts } from './counts.js';

const WINDOW = 10 * 60_000;

/** How many chats each address has started lately, in this relay's memory. */
export interface Starts {
  /**
   * Counts a start before it is made, once however often its id is repeated. Answers how to take
   * it back where it was refused after all.
   * @throws Problem `too-fast` beyond `limits.startsPerAddress` in ten minutes
   */
  begin(address: string, id: string): () => void;
}

/**
 * See `Starts`. Addresses that are not public are not counted: whoever comes from one is in the
 * council's own network, or came through a proxy that BELLMAN_TRUSTED_PROXIES does not name, and
 * then everybody would be counted as one.
 */
export const createStarts = (clock: Clock): Starts => {
  const counts = createCounts(clock, WINDOW);
  /** A start that is known is not counted, with the window in which it was. */
  const known = createCounts(clock, WINDOW);
  return {
    begin: (address, id) => {
      if (!isPublicAddress(address)) return () => undefined;
      const key = addressKey(address);
      const one = known.of(`${key} ${id}`);
      if (one.count > 0) return () => undefined;
      const all = counts.of(key);
      if (all.count >= limits.startsPerAddress) {
        const seconds = Math.max(1, Math.ceil((all.since + WINDOW - clock.now()) / 1000));
        throw new Problem('too-fast', { seconds });
      }
      all.count += 1;
      one.count += 1;
      return () => {
        all.count = Math.max(0, all.count - 1);
        one.count = 0;
      };
    },
  };
};
