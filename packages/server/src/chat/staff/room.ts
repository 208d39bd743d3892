import type { Handlers } from '../../http/route.js';
import type { SignedIn } from '../../people/who.js';
import type { AdvisorRoom } from '../advisor.js';
import { caseRoutes } from './case-routes.js';
import { createListening } from './listen.js';
import { createNotes } from './notes.js';
import type { StaffParts } from './parts.js';
import { createRaise } from './raise.js';
import { createTakeOver } from './take-over.js';
import { createTransfer } from './transfer.js';
import { createStaffCareViews, type StaffCareViews } from './views.js';
import { wallRoutes } from './wall.js';
import { createEndForAbuse, createWarn } from './warn.js';
import { createWrapUp } from './wrap-up.js';

/** What goes with a chat at the desk: the events here. */
type StaffRoom = AdvisorRoom<
  | 'note'
  | 'notes'
  | 'invite'
  | 'listen'
  | 'unlisten'
  | 'colleagues'
  | 'transfer'
  | 'takeOver'
  | 'wrapUp'
  | 'putAway'
  | 'raise'
  | 'warn'
>;

/** What goes with a chat at the desk, and its resident is not told unless said (D3, D6 to D8). */
export interface StaffCare {
  readonly room: StaffRoom;
  readonly routes: Handlers<'deskCases' | 'deskCaseStep' | 'deskWall'>;
  /** Ends a chat that somebody was seen to have reached. */
  readonly endForAbuse: (staff: SignedIn, conversation: string) => Promise<void>;
  readonly views: StaffCareViews;
}

/** See `StaffCare`. */
export const createStaffCare = (parts: StaffParts): StaffCare => {
  const notes = createNotes(parts);
  const listening = createListening(parts);
  const transfer = createTransfer(parts);
  const takeOver = createTakeOver(parts);
  const wrapUp = createWrapUp(parts);
  const raise = createRaise(parts);
  const warn = createWarn(parts);
  return {
    room: (desk, reach) => ({
      ...notes(desk, reach),
      ...listening(desk, reach),
      ...transfer(desk, reach),
      ...takeOver(desk, reach),
      ...wrapUp(desk, reach),
      ...raise(desk, reach),
      ...warn(desk, reach),
    }),
    routes: { ...caseRoutes(parts), ...wallRoutes(parts) },
    endForAbuse: createEndForAbuse(parts),
    views: createStaffCareViews(parts.store),
  };
};
