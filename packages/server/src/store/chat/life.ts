import { Problem } from '@bellman/protocol';
import type { ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { close } from './close.js';
import { heldOrRefused } from './rows.js';

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
      readonly reason?: 'abuse';
    },
  ): Promise<ConversationRow> => {
    const row = await heldOrRefused(work, given.conversation);
    if (given.staff !== undefined && row.advisor !== given.staff) throw new Problem('not-yours');
    if (row.state === 'ended') return row;
    const { by, name, reason } = given;
    await close(work, row, { by, name, ...(reason === undefined ? {} : { reason }) });
    return heldOrRefused(work, row.id);
  },
);
