import { Problem } from '@bellman/protocol';
import { heldAdvisor, tellDesk } from '../desk/advisors.js';
import type { ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { heldOrRefused, note } from './rows.js';
import { give } from './take.js';

/**
 * Gives a chat that one adviser has to another, whatever that one's capacity; the former owes no
 * wrap-up. A repeat is answered alike. When it was first taken stays as it was, since that tells
 * how long its resident waited. One that waits is taken, whatever the skill and capacity, and
 * wherever it rings.
 * @throws Problem `conversation-unknown`, `conversation-ended`
 */
export const takeOver = write(
  async (
    work: Work,
    given: {
      readonly conversation: string;
      readonly staff: string;
      /** The name shown. */
      readonly staffName: string;
    },
  ): Promise<{ readonly conversation: ConversationRow; readonly from: string | null }> => {
    const { conversation, staff } = given;
    await heldAdvisor(work, staff);
    const row = await heldOrRefused(work, conversation);
    if (row.state === 'ended') throw new Problem('conversation-ended');
    const from = row.advisor;
    if (row.state === 'waiting' || from === null) {
      const taken = await give(work, row, given);
      for (const one of [row.offer_to, staff]) if (one !== null) tellDesk(work, one);
      return { conversation: taken, from: null };
    }
    if (from === staff) return { conversation: row, from: null };
    await work.db
      .updateTable('conversations')
      .set({ advisor: staff })
      .where('id', '=', conversation)
      .execute();
    await work.db
      .updateTable('advisors')
      .set({ taken_at: work.now })
      .where('staff', '=', staff)
      .execute();
    await note(work, row, { code: 'joined', params: { name: given.staffName } });
    for (const one of [from, staff]) tellDesk(work, one);
    return { conversation: await heldOrRefused(work, conversation), from };
  },
);
