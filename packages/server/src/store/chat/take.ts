import { hasSkill, Problem } from '@bellman/protocol';
import { idleDue } from '../chat-timers.js';
import { heldAdvisor, skillsAt } from '../desk/advisors.js';
import { demandRoom, roomFor } from '../desk/load.js';
import { due } from '../due.js';
import type { ConversationRow } from '../tables.js';
import { write, type Work } from '../work.js';
import { heldOrRefused, nameOf, noOffer, note, rings } from './rows.js';

/** @throws Problem `skill-missing` with what is asked for, by its ids */
const demandSkill = async (work: Work, row: ConversationRow, staff: string): Promise<void> => {
  const skills = await skillsAt(work, staff, row.council);
  if (hasSkill(skills, row)) return;
  const speaks = hasSkill({ services: [], languages: skills.languages }, row);
  throw new Problem('skill-missing', { needs: speaks ? row.service : row.language });
};

/** Gives a held conversation that waits to somebody whose row is held. */
export const give = async (
  work: Work,
  row: ConversationRow,
  { staff, staffName }: { readonly staff: string; readonly staffName: string },
): Promise<ConversationRow> => {
  const { db, now } = work;
  const { council, id: subject } = row;
  await db
    .updateTable('conversations')
    .set({ state: 'active', advisor: staff, taken_at: now, ...noOffer })
    .where('id', '=', subject)
    .execute();
  await db
    .updateTable('advisors')
    .set({ missed: 0, taken_at: now })
    .where('staff', '=', staff)
    .execute();
  await db.deleteFrom('passes').where('conversation', '=', subject).execute();
  // Due now, so that whoever knows how long this council's residents have sets it right.
  await due.put.run(work, { council, kind: idleDue, subject, at: now });
  await note(work, row, { code: 'joined', params: { name: staffName } });
  return heldOrRefused(work, subject);
};

/**
 * Gives a waiting conversation to one advisor. However many ask at once, on however many nodes,
 * exactly one gets it, and nobody gets more than they may have at once; a repeat by the one who
 * has it is answered alike.
 *
 * @throws Problem `already-taken` (with the `name`), `offered-elsewhere` (with the `name`),
 *   `skill-missing` (with the service or the language, by its id), `wrap-up-first`, `at-capacity`,
 *   `conversation-ended`, `conversation-unknown`
 */
export const take = write(
  async (
    work: Work,
    given: { readonly conversation: string; readonly staff: string; readonly staffName: string },
  ): Promise<ConversationRow> => {
    const { staff } = given;
    const advisor = await heldAdvisor(work, staff);
    const row = await heldOrRefused(work, given.conversation);
    if (row.state === 'ended') throw new Problem('conversation-ended');
    if (row.state === 'active') {
      if (row.advisor === staff) return row;
      throw new Problem('already-taken', { name: await nameOf(work, row.advisor) });
    }
    if (row.offer_to !== staff && rings(row, work.now)) {
      throw new Problem('offered-elsewhere', { name: await nameOf(work, row.offer_to) });
    }
    await demandSkill(work, row, staff);
    demandRoom(await roomFor(work, advisor, row));
    return give(work, row, given);
  },
);
