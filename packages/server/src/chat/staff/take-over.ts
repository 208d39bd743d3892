import type { AdvisorRoom } from '../advisor.js';
import { displayName } from '../rules.js';
import type { StaffParts } from './parts.js';

/** A supervisor goes on with a chat that another has: `takeOver` (D8). It is audited. */
export const createTakeOver =
  ({
    store,
    views,
    audit,
  }: Pick<StaffParts, 'store' | 'views' | 'audit'>): AdvisorRoom<'takeOver'> =>
  ({ staff, open }, reach) => ({
    takeOver: async ({ conversation }) => {
      await reach(conversation, 'takeOver');
      const { conversation: row, from } = await store.chat.takeOver({
        conversation,
        staff: staff.id,
        staffName: displayName(staff.name),
      });
      if (from !== null) {
        const line = { council: row.council, staff: staff.id, act: 'chat.take-over' };
        await audit.record({ ...line, subject: conversation, detail: { from } });
      }
      open(conversation);
      const [view] = await views.staffViews([row]);
      if (view === undefined) throw new Error('A conversation that was taken over has no view');
      return { conversation: view };
    },
  });
