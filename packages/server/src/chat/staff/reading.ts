import { Problem } from '@bellman/protocol';
import type { Clock } from '../../ground/clock.js';
import type { Store } from '../../store/store.js';
import type { ConversationRow } from '../../store/tables.js';
import type { Along, Desk } from '../advisor.js';
import { mayLook, type Looked } from './may-look.js';

/** A conversation that was reached already. @throws Problem `conversation-unknown` */
export const rowOf = async (
  store: Pick<Store, 'chat'>,
  conversation: string,
): Promise<ConversationRow> => {
  const row = await store.chat.get({ conversation });
  if (row === null) throw new Problem('conversation-unknown');
  return row;
};

/** A conversation as `mayLook` asks for it. */
export const lookedAt = ({ state, advisor, ...row }: ConversationRow): Looked => ({
  ...{ state, advisor },
  offer:
    row.offer_to === null || row.offer_until === null
      ? null
      : { to: row.offer_to, until: row.offer_until },
});

/** Who of those who see a council's chats reads one of them (need to know). */
export interface Reading {
  /** Goes on where this socket may read it. @throws Problem `listen-refused` */
  demand(desk: Desk, conversation: string): Promise<void>;
  /** The same, and from now on the socket hears it, for as long as it may. */
  open(desk: Desk, conversation: string): Promise<void>;
}

/** See `Reading`. */
export const createReading = (parts: {
  readonly store: Pick<Store, 'chat' | 'listeners'>;
  readonly clock: Clock;
}): Reading => {
  const { store, clock } = parts;

  /** Answers who asked them to, where that alone is why they may; else undefined. */
  const askedTo = async (desk: Desk, conversation: string): Promise<Along | undefined> => {
    const row = await rowOf(store, conversation);
    const staff = desk.staff.id;
    if (desk.readsAlong(conversation) || mayLook(lookedAt(row), staff, clock.now()))
      return undefined;
    const asked = await store.listeners.invited({ conversation, staff });
    if (asked === null) throw new Problem('listen-refused');
    return { askedBy: asked.by };
  };

  return {
    demand: async (desk, conversation) => {
      await askedTo(desk, conversation);
    },
    open: async (desk, conversation) => {
      desk.open(conversation, await askedTo(desk, conversation));
      try {
        // What was taken before the socket heard of it is another's by now.
        await askedTo(desk, conversation);
      } catch (error) {
        desk.close(conversation);
        throw error;
      }
    },
  };
};
