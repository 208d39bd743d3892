import { limits } from '@bellman/protocol';
import type { Store } from '../store/store.js';

/** No node is away for so long that it still asks for older news, ms. */
const NEWS_KEPT = 24 * 3_600_000;

/**
 * Drops what has run out: tokens, codes, sessions, old news, push keys that nothing hangs on,
 * e-mail addresses that nobody confirmed; and sees to the chats that somebody left, on either side. Harmless on several nodes at once.
 */
export const housekeeping = async (store: Store): Promise<void> => {
  await store.residents.prune({});
  await store.codes.prune({});
  await store.people.pruneSessions(limits.staffSession);
  await store.chat.endAbandoned({});
  await store.chat.handBack({});
  await store.emails.prune({ unconfirmedMs: limits.emailLink.confirm });
  await store.oldKeys.prune({});
  await store.councils.pruneLog({ keepMs: NEWS_KEPT });
};
