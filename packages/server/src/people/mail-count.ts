import { limits, Problem } from '@bellman/protocol';
import { isPublicAddress } from '../ground/addresses.js';
import type { Clock } from '../ground/clock.js';
import { addressKey, createCounts } from './counts.js';

/**
 * Counts the e-mails that each address has the relay send in a day, in this relay's memory, and
 * answers how to take one back that was not sent. Addresses that are not public are not counted,
 * as with starts.
 * @returns `count(address)` @throws Problem `mails-too-many` beyond `limits.mailsPerAddress`
 */
export const createMailCount = (clock: Clock): ((address: string) => () => void) => {
  const counts = createCounts(clock, 24 * 3_600_000);
  return (address) => {
    if (!isPublicAddress(address)) return () => undefined;
    const limit = limits.mailsPerAddress;
    const all = counts.of(addressKey(address));
    if (all.count >= limit) throw new Problem('mails-too-many', { limit });
    all.count += 1;
    return () => {
      all.count = Math.max(0, all.count - 1);
    };
  };
};
