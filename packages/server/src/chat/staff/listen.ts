import { Problem, rolesFor } from '@bellman/protocol';
import { may } from '../../people/roles.js';
import type { AdvisorRoom } from '../advisor.js';
import type { StaffParts } from './parts.js';
import { rowOf } from './reading.js';
import { noteView } from './views.js';

/**
 * Reading along in silence: `invite`, `listen`, `unlisten` (D8). Whoever reads leaves no mark and
 * is not seen to type, so that the resident is told nothing; a supervisor's reading is audited.
 */
export const createListening =
  ({
    store,
    views,
    audit,
    reading,
  }: Pick<StaffParts, 'store' | 'views' | 'audit' | 'reading'>): AdvisorRoom<
    'invite' | 'listen' | 'unlisten'
  > =>
  (desk, reach) => {
    const { staff } = desk;

    /** A supervisor says so, once, before they read what is not theirs. */
    const say = async (conversation: string): Promise<void> => {
      const { council, advisor } = await rowOf(store, conversation);
      if (advisor === staff.id || desk.readsAlong(conversation)) return;
      if (!may(staff, council, 'chat.supervise')) return;
      if ((await store.listeners.invited({ conversation, staff: staff.id })) !== null) return;
      const line = { council, staff: staff.id, act: 'chat.listen', subject: conversation };
      await audit.record({ ...line, detail: {} });
      desk.open(conversation, 'supervises');
    };

    return {
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
        await say(conversation);
        // Before its notes are read, so that none is written between the two and missed.
        await reading.open(desk, conversation);
        const [[view], notes] = await Promise.all([
          views.staffViews([await rowOf(store, conversation)]),
          store.notes.of({ conversation }),
        ]);
        if (view === undefined) throw new Error('A conversation that is read along has no view');
        return { conversation: view, notes: notes.map(noteView) };
      },
      unlisten: async ({ conversation }) => {
        await reach(conversation, 'unlisten');
        const row = await rowOf(store, conversation);
        // Whoever has the chat hears it on every screen.
        if (row.advisor !== staff.id) desk.close(conversation);
        return {};
      },
    };
  };
