import { relayLimits } from '@bellman/protocol';
import type { Sockets } from './server.js';

/** The least time that those who are let go spread over, and what each of them adds, ms. */
const LEAST = 1_000;
const EACH = 4;

/**
 * Lets every socket go: tells it within how long to come back, so that they do not all stand
 * before the next relay at once, and closes its connection plainly, once what is on its way has
 * left.
 */
export const sayGoodbye = ({ resident, staff }: Omit<Sockets, 'io'>): void => {
  const all = [...resident.sockets.values(), ...staff.sockets.values()];
  const withinMs = Math.min(relayLimits.comeBackMs, LEAST + all.length * EACH);
  resident.emit('comeBack', { withinMs });
  staff.emit('comeBack', { withinMs });
  for (const { conn } of all) conn.close();
};
