import { hasSkill, limits, Problem } from '@bellman/protocol';
import { newId } from '../../ground/ids.js';
import type { TransferTo } from '../../store/chat/transfer.js';
import type { AdvisorRoom } from '../advisor.js';
import { displayName } from '../rules.js';
import { byName, colleagueOf } from './colleague.js';
import type { StaffParts } from './parts.js';
import { rowOf } from './reading.js';
import { noteWords } from './words.js';

/** Somebody else goes on with a chat: `colleagues`, `transfer` (D3). Its notes go with it. */
export const createTransfer =
  (parts: StaffParts): AdvisorRoom<'colleagues' | 'transfer'> =>
  ({ staff }, reach) => {
    const { store, clock, councils } = parts;

    const toColleague = async (council: string, id: string): Promise<TransferTo> => {
      if (id === staff.id) throw new Problem('transfer-same');
      const colleague = (await store.desk.roster({ councils: [council] })).find(
        (one) => one.staff === id,
      );
      if (colleague === undefined) throw new Problem('staff-unknown');
      return { staff: id, name: displayName(colleague.name), rings: limits.transferRings };
    };

    return {
      colleagues: async ({ conversation }) => {
        await reach(conversation, 'colleagues');
        const row = await rowOf(store, conversation);
        const roster = await store.desk.roster({ councils: [row.council] });
        const others = roster.filter(({ staff: id, skills }) => {
          const here = skills[row.council];
          return id !== staff.id && here !== undefined && hasSkill(here, row);
        });
        return { colleagues: byName(others).map(colleagueOf) };
      },
      transfer: async ({ conversation, to, note }) => {
        await reach(conversation, 'transfer');
        const { council: id } = await rowOf(store, conversation);
        const { services, routing } = await councils.get(id);
        const toService = (service: string): TransferTo => {
          const found = services.find((one) => one.id === service && one.chat);
          if (found === undefined) throw new Problem('service-unknown', { service });
          const { priority = 0, weight = 1 } = routing.services[service] ?? {};
          return { service, name: found.names.en, priority, weight };
        };
        await store.chat.transfer({
          ...{ conversation, staff: staff.id, staffName: displayName(staff.name) },
          to: 'staff' in to ? await toColleague(id, to.staff) : toService(to.service),
          headStart: routing.headStart,
          note:
            note.trim() === ''
              ? null
              : { id: newId(clock.now()), name: staff.name, body: noteWords(note) },
        });
        return {};
      },
    };
  };
