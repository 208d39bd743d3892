import type { CouncilView } from '@bellman/protocol';
import { Refusal } from '../ground/refusal.js';
import { thisDevice, type Device } from './device.js';
import { withKept } from './held.js';
import { readKept } from './keep.js';
import { reopen } from './turn-on.js';

/**
 * Brings this browser's alerts in step with the relay (S5), where they are on: a subscription that
 * the browser has changed, or that is of an older key of the council's, is told anew. Nobody is
 * asked and nothing is shown; what is amiss is said when the sign-up is opened.
 */
export const heal = async (
  relay: string,
  { id, pushKey }: Pick<CouncilView, 'id' | 'pushKey'>,
  device: Device = thisDevice(),
): Promise<void> => {
  const known = readKept(id);
  if (!known) return;
  const ground = { home: { relay, council: id }, device, pushKey };
  try {
    await withKept(id, known, (kept) => reopen(ground, kept));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
};
