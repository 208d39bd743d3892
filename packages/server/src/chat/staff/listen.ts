import { Problem, rolesFor } from '@bellman/protocol';
import { may } from '../../people/roles.js';
import type { ConversationRow } from '../../store/tables.js';
import type { AdvisorRoom } from '../advisor.js';
import type { StaffParts } from './parts.js';
import { noteView } from './views.js';

/** A conversation that was reached already. @throws Problem `conversation-unknown` */
export const rowOf = async (
  store: StaffParts['store'],
  conversation: string,
): Promise<ConversationRow> => {
  const row = await store.chat.get({ conversation });
  if (row === null) throw new Problem('conversation-unknown');
  return row;
};

/**
 * Reading along in silence: `invite`, `listen`, `unlisten` (D8). Whoever reads leaves no mark and
 * is not seen to type, so that the resident is told nothing; a supervisor's reading is audited.
 */
export const createListening =
  ({
    store,
    views,
    audit,
  }: Pick<StaffParts, 'store' | 'views' | 'audit'>): AdvisorRoom<
    'invite' | 'listen' | 'unlisten'
  > =>
  ({ staff, open, close }, reach) => ({
    invite: async ({ conversation, staff: invited }) => {
      await reach(conversation, 'invite');
      const { council } = await rowOf(store, conversation);
      const known = (await store.people.roles({ staff: invited })).some(
        (held) =>
          held.council === council && rolesFor['chat.see'].some((role) => role === held.role),
      );
      if (!known || invited === staff.id) throw new Problem('staff-unknown');
      await store.listeners.invite({ conversation, staff: invited, by: staff.id });
      return {};
    },
    listen: async ({ conversation }) => {
      await reach(conversation, 'listen');
      const row = await rowOf(store, conversation);
      const { council } = row;
      if (row.advisor !== staff.id) {
        const invited = await store.listeners.invited({ conversation, staff: staff.id });
        if (invited === null) {
          if (!may(staff, council, 'chat.supervise')) throw new Problem('listen-refused');
          const line = { council, staff: staff.id, act: 'chat.listen', subject: conversation };
          await audit.record({ ...line, detail: {} });
        }
      }
      // Before its notes are read, so that none is written between the two and missed.
      open(conversation);
      const [[view], notes] = await Promise.all([
        views.staffViews([row]),
        store.notes.of({ conversation }),
      ]);
      if (view === undefined) throw new Error('A conversation that is read along has no view');
      return { conversation: view, notes: notes.map(noteView) };
    },
    unlisten: async ({ conversation }) => {
      await reach(conversation, 'unlisten');
      const row = await rowOf(store, conversation);
      // Whoever has the chat hears it on every screen.
      if (row.advisor !== staff.id) close(conversation);
      return {};
    },
  });
