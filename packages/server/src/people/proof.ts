import type { Program } from '../http/program.js';
import { digest } from '../ground/ids.js';
import type { Marks } from './counts.js';
import type { Sessions } from './sessions.js';

/** Sessions that are remembered for a while, by their hash, each time one is seen to be good. */
export const provingSessions = (sessions: Sessions, proven: Pick<Marks, 'add'>): Sessions => {
  const noted = <T extends { readonly session: string }>(staff: T): T => {
    proven.add(staff.session);
    return staff;
  };
  return {
    ...sessions,
    open: async (staff) => {
      const opened = await sessions.open(staff);
      noted(opened.staff);
      return opened;
    },
    signedIn: async (cookies) => noted(await sessions.signedIn(cookies)),
    again: async (session, use) => noted(await sessions.again(session, use)),
  };
};

type ProgramOf = (council: string, key: string, purpose: Program['purpose']) => Promise<Program>;

/** The same for programs' keys. */
export const provingKeys =
  (programOf: ProgramOf, proven: Pick<Marks, 'add'>): ProgramOf =>
  async (council, key, purpose) => {
    const program = await programOf(council, key, purpose);
    proven.add(digest(key));
    return program;
  };
