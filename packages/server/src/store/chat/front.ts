import { front } from '@bellman/protocol';
import type { ConversationRow } from '../tables.js';

type Ranked = Pick<ConversationRow, 'rank_at' | 'queued_at'>;

/** The steps by which a rank stands ahead of the usual one: 1 returned, 2 danger, 3 both. */
const stepsAhead = ({ rank_at: rank, queued_at: queued }: Ranked): number =>
  Math.max(0, Math.floor((queued - rank) / front.returned));

/**
 * The rank of a chat that goes to the front because it was handed back or transferred. One that
 * stands there already stays where it is, and before those stays what told of danger.
 */
export const rankReturned = (row: Ranked): number =>
  stepsAhead(row) % 2 === 1 ? row.rank_at : row.rank_at - front.returned;

/** The rank of a chat that told of danger to life: ahead of everybody (C12). */
export const rankInDanger = (row: Ranked): number =>
  stepsAhead(row) >= 2 ? row.rank_at : row.rank_at - front.danger;
