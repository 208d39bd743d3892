import { limits, type You } from '@bellman/protocol';
import type { Store } from '../../store/store.js';
import { deskStateOf } from '../staff/colleague.js';

/** How somebody at the desk is, as they see themselves; null: they have no part in chats. */
export type YouOf = (staff: string) => Promise<You | null>;

/** What is answered to whoever asks and has no part in chats. */
export const noDesk: You = {
  ...{ state: 'away', chosen: 'away', since: 0, load: 0, capacity: limits.capacity.usual },
  skills: {},
};

/** Who asks, or is told, is there, whatever the store has heard of it yet. */
export const createYou =
  (parts: { readonly store: Pick<Store, 'desk'> }): YouOf =>
  async (staff) => {
    const found = await parts.store.desk.you({ staff });
    if (found === null) return null;
    const { chosen, since, load, capacity, skills } = found;
    const state = deskStateOf({ ...found, present: true });
    return { state, chosen, since, load, capacity, skills };
  };
