import { Problem } from '@bellman/protocol';
import { idleDue } from '../chat-timers.js';
import { due } from '../due.js';
import type { ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { close } from './close.js';
import { heldOrRefused, note } from './rows.js';

const nameOf = async ({ db }: Work, staff: string | null): Promise<string> => {
  if (staff === null) return '';
  const row = await db
    .selectFrom('staff')
    .select('name')
    .where('id', '=', staff)
    .executeTakeFirst();
  return row?.name ?? '';
};

/**
 * Gives a waiting conversation to one advisor. However many ask at once, on however many nodes,
 * exactly one gets it; a repeat by that one is answered alike.
 *
 * @throws Problem `already-taken` (with the `name`), `conversation-ended`, `conversation-unknown`
 */
export const take = write(
  async (
    work: Work,
    given: { readonly conversation: string; readonly staff: string; readonly staffName: string },
  ): Promise<ConversationRow> => {
    const taken = await work.db
      .updateTable('conversations')
      .set({ state: 'active', advisor: given.staff, taken_at: work.now })
      .where('id', '=', given.conversation)
      .where('state', '=', 'waiting')
      .returningAll()
      .executeTakeFirst();
    if (taken) {
      const { council, id: subject } = taken;
      // Due now, so that whoever knows how long this council's residents have sets it right.
      await due.put.run(work, { council, kind: idleDue, subject, at: work.now });
      await note(work, taken, { code: 'joined', params: { name: given.staffName } });
      return { ...taken, last_seq: taken.last_seq + 1 };
    }
    const row = await heldOrRefused(work, given.conversation);
    if (row.state === 'ended') throw new Problem('conversation-ended');
    if (row.advisor !== given.staff) {
      throw new Problem('already-taken', { name: await nameOf(work, row.advisor) });
    }
    return row;
  },
);

/**
 * Ends a conversation; one that has ended stays as it was. Nothing is deleted.
 *
 * @throws Problem `conversation-unknown`; `not-yours` where `staff` does not have it
 */
export const end = write(
  async (
    work: Work,
    given: {
      readonly conversation: string;
      readonly by: 'resident' | 'staff' | 'relay';
      readonly staff?: string;
      /** The name shown: who ended it. */
      readonly name: string;
    },
  ): Promise<ConversationRow> => {
    const row = await heldOrRefused(work, given.conversation);
    if (given.staff !== undefined && row.advisor !== given.staff) throw new Problem('not-yours');
    if (row.state === 'ended') return row;
    await close(work, row, { by: given.by, name: given.name });
    return heldOrRefused(work, row.id);
  },
);
