import { limits, Problem } from '@bellman/protocol';
import { isPublicAddress } from '../ground/addresses.js';
import type { Clock } from '../ground/clock.js';
import { digest } from '../ground/ids.js';
import { addressKey, createCounts } from './counts.js';
import { mailboxOf } from './email-address.js';

/**
 * Counts one doing of an address, and answers how to take it back where nothing came of it.
 * @throws Problem where the address has done so much of it lately
 */
export type AddressCount = (address: string) => () => void;

/**
 * Counts what each address does within `window` (ms), in this relay's memory. Addresses that are
 * not public are not counted, as with starts.
 * @param refusal what is thrown beyond `most`; `since` is when the window began, ms
 */
const createAddressCount = (
  clock: Clock,
  window: number,
  most: number,
  refusal: (since: number) => Problem,
): AddressCount => {
  const counts = createCounts(clock, window);
  return (address) => {
    if (!isPublicAddress(address)) return () => undefined;
    const all = counts.of(addressKey(address));
    if (all.count >= most) throw refusal(all.since);
    all.count += 1;
    return () => {
      all.count = Math.max(0, all.count - 1);
    };
  };
};

/** E-mails in a day. @throws Problem `mails-too-many` beyond `limits.mailsPerAddress` */
export const createMailCount = (clock: Clock): AddressCount => {
  const limit = limits.mailsPerAddress;
  return createAddressCount(
    clock,
    24 * 3_600_000,
    limit,
    () => new Problem('mails-too-many', { limit }),
  );
};

const tenMinutes = 10 * 60_000;

const perTenMinutes = (clock: Clock, most: number): AddressCount =>
  createAddressCount(clock, tenMinutes, most, (since) => {
    const seconds = Math.max(1, Math.ceil((since + tenMinutes - clock.now()) / 1000));
    return new Problem('too-fast', { seconds });
  });

/** Sign-ups for alerts in ten minutes. @throws Problem `too-fast` beyond `limits.followsPerAddress` */
export const createFollowCount = (clock: Clock): AddressCount =>
  perTenMinutes(clock, limits.followsPerAddress);

/** Beacons in ten minutes. @throws Problem `too-fast` beyond `limits.beaconsPerAddress` */
export const createBeaconCount = (clock: Clock): AddressCount =>
  perTenMinutes(clock, limits.beaconsPerAddress);

/**
 * E-mails that ask for a confirmation, in a day: to one mailbox, by whichever of its sub-addresses,
 * and from one address of the network. Counts one, and answers how to take it back.
 * @throws Problem `confirmations-too-many` beyond `limits.confirmationsToOne` or
 *   `limits.confirmationsPerAddress`
 */
export const createConfirmCount = (clock: Clock): ((from: string, to: string) => () => void) => {
  const day = 24 * 3_600_000;
  const refusal = (limit: number) => (): Problem =>
    new Problem('confirmations-too-many', { limit });
  const most = limits.confirmationsPerAddress;
  const countFrom = createAddressCount(clock, day, most, refusal(most));
  const counts = createCounts(clock, day);
  return (from, to) => {
    const toOne = counts.of(digest(`to ${mailboxOf(to)}`));
    if (toOne.count >= limits.confirmationsToOne) throw refusal(limits.confirmationsToOne)();
    const takeBack = countFrom(from);
    toOne.count += 1;
    return () => {
      takeBack();
      toOne.count = Math.max(0, toOne.count - 1);
    };
  };
};
