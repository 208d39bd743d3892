import type { Seen } from '@bellman/protocol';
import type { Store } from '../store/store.js';
import type { AdvisorRoom } from './advisor.js';
import type { ResidentRoom } from './resident.js';

interface Parts {
  readonly store: Store;
}

const far = ({ delivered = 0, read = 0 }: Seen) => ({ delivered, read });

/** How far the resident has come: `seen`. */
export const createResidentMarks =
  ({ store }: Parts): ResidentRoom<'seen'> =>
  (here) => ({
    seen: async (body) => {
      const { conversation } = here();
      await store.chat.mark({ conversation, by: { side: 'resident' }, ...far(body) });
      return {};
    },
  });

/**
 * How far the adviser has come: `seen`. Whoever looks on without having the chat is answered
 * alike and leaves no mark: the resident is told what their adviser has read, nobody else.
 */
export const createAdvisorMarks =
  ({ store }: Parts): AdvisorRoom<'seen'> =>
  ({ staff }, reach) => ({
    seen: async ({ conversation, ...body }) => {
      await reach(conversation, 'seen');
      await store.chat.mark({ conversation, by: { side: 'staff', staff: staff.id }, ...far(body) });
      return {};
    },
  });
