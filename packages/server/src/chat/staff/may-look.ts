import type { StaffConversation } from '@bellman/protocol';

/** As much of a chat as decides who may look into it by themselves. */
export interface Looked {
  readonly state: string;
  /** The id of whoever has it; once it has ended, of whoever had it last and wraps it up. */
  readonly advisor: string | null;
  /** At whose desk it rings, and until when (ms). */
  readonly offer: { readonly to: string; readonly until: number } | null;
}

/**
 * Whether a chat's words are somebody's to read: it is theirs, or it waits for anybody, or it rings
 * at their desk. They may look before they take; what a colleague has, or had, is not theirs.
 * Whoever reads it all the same was asked to by its adviser, or supervises and said so by `listen`.
 *
 * @param staff somebody who may see the chats of its council at all
 * @param now ms
 */
export const mayLook = (chat: Looked, staff: string, now: number): boolean => {
  if (chat.state !== 'waiting') return chat.advisor === staff;
  const { offer } = chat;
  return offer === null || offer.until <= now || offer.to === staff;
};

/** A conversation that travels to staff, as `mayLook` asks for it. */
export const shown = ({ state, advisor, offer }: StaffConversation): Looked => ({
  ...{ state, offer },
  advisor: advisor?.id ?? null,
});
