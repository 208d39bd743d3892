import { CaseKind, CaseState, type CaseView, type NoteView } from '@bellman/protocol';
import * as v from 'valibot';
import type { Store } from '../../store/store.js';
import type { CaseRow, NoteRow } from '../../store/tables.js';
import { displayName } from '../rules.js';

/** A note as staff see it. */
export const noteView = ({ id, at, name, body }: NoteRow): NoteView => ({ id, at, name, body });

/** A case as supervisors see it. */
export const caseView = (row: CaseRow): CaseView => ({
  id: row.id,
  council: row.council,
  kind: v.parse(CaseKind, row.kind),
  reference: row.reference,
  state: v.parse(CaseState, row.state),
  conversation: row.conversation,
  chat: row.chat,
  service: row.service,
  words: row.words,
  name: row.name,
  at: row.at,
  dueAt: row.due_at,
});

/** What staff are told of, by the ids that the news carries. */
export interface StaffCareViews {
  note(conversation: string, staff: string, id: string): Promise<NoteView | null>;
  /** The name of whoever asked `staff` to read along; null where nobody did. */
  inviter(conversation: string, staff: string): Promise<string | null>;
  case(council: string, id: string): Promise<CaseView | null>;
  /** The councils that somebody works for. */
  councilsOf(staff: string): Promise<readonly string[]>;
}

/** See `StaffCareViews`. */
export const createStaffCareViews = (
  store: Pick<Store, 'notes' | 'listeners' | 'cases' | 'people'>,
): StaffCareViews => ({
  note: async (conversation, staff, id) => {
    const row = await store.notes.one({ conversation, staff, id });
    return row === null ? null : noteView(row);
  },
  inviter: async (conversation, staff) => {
    const row = await store.listeners.invited({ conversation, staff });
    if (row === null) return null;
    const [by] = await store.people.names({ staff: [row.by] });
    return displayName(by?.name ?? '');
  },
  case: async (council, id) => {
    const row = await store.cases.get({ council, id });
    return row === null ? null : caseView(row);
  },
  councilsOf: async (staff) => [
    ...new Set((await store.people.roles({ staff })).map(({ council }) => council)),
  ],
});
