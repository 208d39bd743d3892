import { Problem } from '@bellman/protocol';
import type { AdvisorRoom } from '../advisor.js';
import type { StaffParts } from './parts.js';
import { rowOf } from './reading.js';
import { lineWords } from './words.js';

/** What became of a chat that has ended: `wrapUp`, or nothing that is said, `putAway` (D6). */
export const createWrapUp =
  ({
    store,
    councils,
  }: Pick<StaffParts, 'store' | 'councils'>): AdvisorRoom<'wrapUp' | 'putAway'> =>
  ({ staff }, reach) => ({
    wrapUp: async ({ conversation, service, journey, level, ...said }) => {
      await reach(conversation, 'wrapUp');
      const chat = await rowOf(store, conversation);
      const { services } = await councils.get(chat.council);
      // What the chat is about, it stays, whatever the council has given up since.
      if (service !== chat.service && !services.some(({ id }) => id === service)) {
        throw new Problem('service-unknown', { service });
      }
      await store.wrapUps.put({
        ...{ conversation, staff: staff.id, service, journey, level },
        resolved: Number(said.resolved),
        avoidable: Number(said.avoidable),
        why: lineWords(said.why),
        reference: lineWords(said.reference),
      });
      return {};
    },
    putAway: async ({ conversation }) => {
      await reach(conversation, 'putAway');
      await store.wrapUps.putAway({ conversation, staff: staff.id });
      return {};
    },
  });
