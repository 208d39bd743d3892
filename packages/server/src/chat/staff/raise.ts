import type { CaseKind } from '@bellman/protocol';
import { newId } from '../../ground/ids.js';
import { may } from '../../people/roles.js';
import type { SignedIn } from '../../people/who.js';
import type { NewCase } from '../../store/cases.js';
import type { AdvisorRoom } from '../advisor.js';
import { newReferences } from '../reference.js';
import { caseClock } from './case-clock.js';
import type { StaffParts } from './parts.js';
import { rowOf } from './reading.js';
import { caseView } from './views.js';
import { caseWords } from './words.js';

type Kind = (typeof CaseKind)['options'][number];

/** What a case's reference begins with: complaint, thanks, information, safeguarding, abuse. */
const letters: Readonly<Record<Kind, string>> = {
  complaint: 'C',
  compliment: 'T',
  information: 'I',
  concern: 'S',
  abuse: 'A',
};

/** A new case as it is written down, and by when whoever it is from has an answer, ms. */
export const newCase = async (
  { clock, councils }: Pick<StaffParts, 'clock' | 'councils'>,
  given: {
    readonly council: string;
    readonly kind: Kind;
    readonly staff: SignedIn;
    /** Checked and masked. */
    readonly words: string;
    /** Tells a repeat. */
    readonly made: string;
  },
): Promise<{ readonly made: NewCase; readonly answerBy: number | null }> => {
  const { kind, staff, words, made } = given;
  const now = clock.now();
  const days = await caseClock(await councils.get(given.council));
  return {
    made: {
      ...{ id: newId(now), kind, words, made, staff: staff.id, name: staff.name },
      references: newReferences().map((reference) => `${letters[kind]}-${reference}`),
      dueAt: days.due(kind, 'open', { at: now, movedAt: now }),
    },
    answerBy: days.answer(kind, now),
  };
};

/**
 * What is more than a chat: `raise` (D7). The chat says that it was recorded, so that the resident
 * has the reference; of a concern it says nothing.
 */
export const createRaise =
  (parts: StaffParts): AdvisorRoom<'raise'> =>
  ({ staff }, reach) => ({
    raise: async ({ conversation, id, kind, words }) => {
      await reach(conversation, 'raise');
      const { store, audit } = parts;
      const { council } = await rowOf(store, conversation);
      const { made, answerBy } = await newCase(parts, {
        ...{ council, kind, staff, words: caseWords(words), made: `${staff.id} ${id}` },
      });
      const { row, repeated } = await store.cases.raise({
        ...made,
        conversation,
        anyChat: may(staff, council, 'chat.supervise'),
        recorded: kind === 'concern' ? null : answerBy === null ? {} : { answerBy },
      });
      if (!repeated) {
        const line = { council, staff: staff.id, act: 'case.raise', subject: row.id };
        await audit.record({ ...line, detail: { kind } });
      }
      return { case: caseView(row) };
    },
  });
