import { limits, type You } from '@bellman/protocol';
import type { Council } from '../../councils/settings.js';
import type { Store } from '../../store/store.js';
import { deskStateOf } from '../staff/colleague.js';

/** How somebody at the desk is, as they see themselves; null: they have no part in chats. */
export type YouOf = (staff: string) => Promise<You | null>;

/** What is answered to whoever asks and has no part in chats. */
export const noDesk: You = {
  ...{ state: 'away', chosen: 'away', since: 0, load: 0, capacity: limits.capacity.usual },
  ...{ skills: {}, mustWrapUp: [] },
};

/** Who asks, or is told, is there, whatever the store has heard of it yet. */
export const createYou =
  (parts: {
    readonly store: Pick<Store, 'desk'>;
    readonly councils: { get(id: string): Promise<Pick<Council, 'routing'>> };
  }): YouOf =>
  async (staff) => {
    const found = await parts.store.desk.you({ staff });
    if (found === null) return null;
    const { chosen, since, load, capacity, skills } = found;
    const state = deskStateOf({ ...found, present: true });
    const mine = await Promise.all(
      Object.keys(skills).map(async (id) => ({ id, ...(await parts.councils.get(id)) })),
    );
    const must = mine.filter(({ routing }) => routing.wrapUp === 'required');
    const mustWrapUp = must.map(({ id }) => id);
    return { state, chosen, since, load, capacity, skills, mustWrapUp };
  };
