import { Problem, staffEvents, type StaffEvent } from '@bellman/protocol';
import { councilsWhere } from '../../people/roles.js';
import type { SignedIn } from '../../people/who.js';
import type { Store } from '../../store/store.js';
import type { AdvisorRoom } from '../advisor.js';
import type { Views } from '../views.js';
import type { Taking } from './taking.js';
import { noDesk, type YouOf } from './you.js';

/** Goes on where there is a council in which they may; `event` names no chat. */
const demandAnywhere = (staff: SignedIn, event: StaffEvent): void => {
  if (councilsWhere(staff, staffEvents[event].act).length === 0) throw new Problem('not-permitted');
};

/** How somebody is at the desk, and what comes to them (D2). */
export const createRoutingRoom =
  (parts: {
    readonly store: Pick<Store, 'desk'>;
    readonly views: Pick<Views, 'staffViews'>;
    readonly taking: Taking;
    readonly you: YouOf;
  }): AdvisorRoom<'setState' | 'takeNext' | 'decline'> =>
  ({ staff, open }, reach) => ({
    setState: async ({ state }) => {
      demandAnywhere(staff, 'setState');
      await parts.store.desk.setState({ staff: staff.id, state });
      return { you: (await parts.you(staff.id)) ?? noDesk };
    },
    takeNext: async () => {
      demandAnywhere(staff, 'takeNext');
      const row = await parts.taking.takeNext(staff);
      if (row === null) return { conversation: null };
      open(row.id);
      const [view] = await parts.views.staffViews([row]);
      return { conversation: view ?? null };
    },
    decline: async ({ conversation }) => {
      await reach(conversation, 'decline');
      const passed = { conversation, staff: staff.id, why: 'declined' } as const;
      if (!(await parts.store.desk.passOn(passed))) throw new Problem('not-offered');
      return {};
    },
  });
