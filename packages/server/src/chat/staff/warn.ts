import type { SignedIn } from '../../people/who.js';
import type { AdvisorRoom } from '../advisor.js';
import { displayName } from '../rules.js';
import type { StaffParts } from './parts.js';
import { rowOf } from './reading.js';
import { newCase } from './raise.js';

/** A resident is warned for abuse: `warn` (D7). It is audited. */
export const createWarn =
  ({ store, audit }: Pick<StaffParts, 'store' | 'audit'>): AdvisorRoom<'warn'> =>
  ({ staff }, reach) => ({
    warn: async ({ conversation }) => {
      await reach(conversation, 'warn');
      if (await store.chat.warn({ conversation, staff: staff.id })) {
        const { council } = await rowOf(store, conversation);
        const line = { council, staff: staff.id, act: 'chat.warn', subject: conversation };
        await audit.record({ ...line, detail: {} });
      }
      return {};
    },
  });

/**
 * Ends a chat for abuse: supervisors are told by a case, and it is audited. Whether the person may
 * reach the chat is seen to before.
 * @throws Problem `not-yours`, `warn-first`, `conversation-unknown`
 */
export const createEndForAbuse =
  (parts: StaffParts) =>
  async (staff: SignedIn, conversation: string): Promise<void> => {
    const { store, audit } = parts;
    const { council } = await rowOf(store, conversation);
    const { made: abuse } = await newCase(parts, {
      ...{ council, kind: 'abuse', staff, words: '', made: 'abuse' },
    });
    const ended = await store.chat.endForAbuse({
      ...{ conversation, staff: staff.id, name: displayName(staff.name), abuse },
    });
    if (!ended) return;
    const line = { council, staff: staff.id, act: 'chat.end-abuse', subject: conversation };
    await audit.record({ ...line, detail: { case: abuse.id } });
  };
