import type { Clock } from '../ground/clock.js';
import { digest } from '../ground/ids.js';
import type { Program } from '../http/program.js';
import type { Store } from '../store/store.js';
import { createMarks } from './counts.js';
import { createSessions, type Sessions } from './sessions.js';

/** How long a session or a key that was good is taken for one before it is looked up, ms. */
const LASTS = 15 * 60_000;

type ProgramOf = (council: string, key: string, purpose: Program['purpose']) => Promise<Program>;

/** Sessions and programs' keys that were seen to be good are remembered for a while. */
export interface Proof {
  /** @param hash of a session's or a key's secret */
  has(hash: string): boolean;
  readonly sessions: Sessions;
  /** The same, which remembers keys. */
  keys(programOf: ProgramOf): ProgramOf;
}

/** See `Proof`. */
export const createProof = ({ store, clock }: { store: Store; clock: Clock }): Proof => {
  const proven = createMarks(clock, LASTS);
  const sessions = createSessions(store);
  const noted = <T extends { readonly session: string }>(staff: T): T => {
    proven.add(staff.session);
    return staff;
  };
  return {
    has: proven.has,
    sessions: {
      ...sessions,
      open: async (staff) => {
        const opened = await sessions.open(staff);
        noted(opened.staff);
        return opened;
      },
      signedIn: async (cookies) => noted(await sessions.signedIn(cookies)),
      again: async (session, use) => noted(await sessions.again(session, use)),
    },
    keys: (programOf) => async (council, key, purpose) => {
      const program = await programOf(council, key, purpose);
      proven.add(digest(key));
      return program;
    },
  };
};
