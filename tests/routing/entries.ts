import type { CentreNode } from '@bellman/server/testing/centre';
import type { Observer } from './observer.js';

/** Shows an observer what each chat's own entries say of it, in the end. */
export const checkEntries = async (
  store: CentreNode['store'],
  conversations: readonly string[],
  observer: Observer,
): Promise<void> => {
  for (const conversation of conversations) {
    const { messages } = await store.chat.page({ conversation, since: 0, limit: 100 });
    const codes = messages.flatMap(({ event }) =>
      event === null ? [] : String(Reflect.get(Object(JSON.parse(event)), 'code')),
    );
    observer.checkEntries(conversation, codes);
  }
};
