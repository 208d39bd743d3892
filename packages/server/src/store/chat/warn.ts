import { Problem } from '@bellman/protocol';
import { addCase, type NewCase } from '../cases.js';
import type { ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { close } from './close.js';
import { demandHolder } from './holder.js';
import { heldOrRefused, note } from './rows.js';

/**
 * Warns the resident for abuse, once; a repeat changes nothing. Answers whether it was new.
 * @throws Problem `conversation-unknown`, `conversation-ended`, `not-yours`
 */
export const warn = write(
  async (
    work: Work,
    given: { readonly conversation: string; readonly staff: string },
  ): Promise<boolean> => {
    const row = await heldOrRefused(work, given.conversation);
    demandHolder(row, given.staff);
    if (row.warned === 1) return false;
    await work.db
      .updateTable('conversations')
      .set({ warned: 1 })
      .where('id', '=', row.id)
      .execute();
    await note(work, row, { code: 'warned', params: {} });
    return true;
  },
);

/**
 * Ends a chat for abuse, and writes the case down that its council's supervisors are told of. One
 * that has ended stays as it was. Answers whether this ended it.
 * @throws Problem `conversation-unknown`, `not-yours`; `warn-first` where nobody was warned
 */
export const endForAbuse = write(
  async (
    work: Work,
    given: {
      readonly conversation: string;
      readonly staff: string;
      /** The name shown: who ended it. */
      readonly name: string;
      readonly abuse: NewCase;
    },
  ): Promise<boolean> => {
    const row: ConversationRow = await heldOrRefused(work, given.conversation);
    if (row.advisor !== given.staff) throw new Problem('not-yours');
    if (row.state === 'ended') return false;
    demandHolder(row, given.staff);
    if (row.warned === 0) throw new Problem('warn-first');
    await close(work, row, { by: 'staff', name: given.name, reason: 'abuse' });
    await addCase(work, row, given.abuse);
    return true;
  },
);
