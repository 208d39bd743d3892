import type { AdvisorRoom } from '../advisor.js';
import type { StaffParts } from './parts.js';
import { noteView } from './views.js';
import { noteWords } from './words.js';

/** What staff write about a chat among themselves: `note`, `notes` (D3). Its resident never sees it. */
export const createNotes =
  ({ store }: Pick<StaffParts, 'store'>): AdvisorRoom<'note' | 'notes'> =>
  ({ staff }, reach) => ({
    note: async ({ conversation, id, body }) => {
      await reach(conversation, 'note');
      const note = { id, staff: staff.id, name: staff.name, body: noteWords(body) };
      return { note: noteView(await store.notes.add({ conversation, ...note })) };
    },
    notes: async ({ conversation }) => {
      await reach(conversation, 'notes');
      return { notes: (await store.notes.of({ conversation })).map(noteView) };
    },
  });
