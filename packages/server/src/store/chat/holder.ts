import { Problem } from '@bellman/protocol';
import type { ConversationRow } from '../tables.js';

/**
 * Goes on if the chat is under way and `staff` has it.
 * @throws Problem `conversation-ended`, `not-yours`
 */
export const demandHolder = (row: ConversationRow, staff: string): void => {
  if (row.advisor !== staff) throw new Problem('not-yours');
  if (row.state === 'ended') throw new Problem('conversation-ended');
  if (row.state !== 'active') throw new Problem('not-yours');
};
