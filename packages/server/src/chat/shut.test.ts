import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { RoutingSettings } from '../councils/routing-settings.js';
import { digest, newSecret } from '../ground/ids.js';
import { createResidents } from '../people/residents.js';
import { handClock, startOf } from '../testing/chats.js';
import { onEngine } from '../testing/stores.js';
import { createResidentChat } from './resident.js';
import { createViews } from './views.js';

onEngine('sqlite', 'a tab that comes back while its chat is left for good', (stores) => {
  test('gets nothing of it, and hears nothing more, even where it missed the news', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const token = newSecret();
    const conversation = (await store.chat.start(startOf({ tokenHash: digest(token) })))
      .conversation.id;
    const views = createViews(store);
    const hears: (string | null)[] = [];
    const never = () => Promise.reject(new Error('nobody asks this here'));
    const chat = createResidentChat({
      store,
      clock,
      residents: createResidents(store),
      views: {
        ...views,
        page: async (id, since) => {
          // By a page of another tab, at this very moment.
          await store.chat.shut({ conversation });
          return views.page(id, since);
        },
      },
      councils: {
        get: async () => ({ services: [], danger: {}, routing: v.parse(RoutingSettings, {}) }),
      },
      standing: never,
      rooms: () => ({
        ...{ here: never, leave: never, keepPlace: never, handOver: never, transcript: never },
        ...{ emailTranscript: never, survey: never, file: never, seen: never },
      }),
      tellTyping: () => undefined,
    })({
      council: 'hart',
      address: '192.0.2.1',
      enter: (id) => hears.push(id),
      exit: () => hears.push(null),
    });
    await assert.rejects(chat.resume(token, 0), { code: 'token-unknown' });
    assert.deepEqual(hears, [conversation, null]);
    await assert.rejects(chat.replay({ since: 0 }), { code: 'token-unknown' });
    await store.close();
  });
});
