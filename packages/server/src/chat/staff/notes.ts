import type { AdvisorRoom } from '../advisor.js';
import type { StaffParts } from './parts.js';
import { noteView } from './views.js';
import { noteWords } from './words.js';

/**
 * What staff write about a chat among themselves: `note`, `notes` (D3), for those who may read the
 * chat. Its resident never sees it.
 */
export const createNotes =
  ({ store, reading }: Pick<StaffParts, 'store' | 'reading'>): AdvisorRoom<'note' | 'notes'> =>
  (desk, reach) => ({
    note: async ({ conversation, id, body }) => {
      await reach(conversation, 'note');
      await reading.demand(desk, conversation);
      const { staff } = desk;
      const note = { id, staff: staff.id, name: staff.name, body: noteWords(body) };
      return { note: noteView(await store.notes.add({ conversation, ...note })) };
    },
    notes: async ({ conversation }) => {
      await reach(conversation, 'notes');
      await reading.demand(desk, conversation);
      return { notes: (await store.notes.of({ conversation })).map(noteView) };
    },
  });
