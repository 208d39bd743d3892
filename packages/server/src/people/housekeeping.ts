import { limits } from '@bellman/protocol';
import { newsKept } from '../store/bus.js';
import { logSlice } from '../store/councils.js';
import type { Store } from '../store/store.js';

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
  while ((await store.councils.pruneLog({ keepMs: newsKept })) === logSlice) continue;
};
