import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertPreview, PushPayload, Where } from '@bellman/protocol';
import { openDesk } from '../testing/alert-desk.js';
import { openSending } from '../testing/alert-sending.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, floodDraft, signUp } from '../testing/hart.js';
import { onEngine } from '../testing/stores.js';
import { createPages } from './page.js';
import { previewRoutes } from './preview.js';

const texts = {
  en: { headline: 'Flooding & more', what: 'The <river> is rising.', instruction: 'Go upstairs.' },
  cy: { headline: 'Llifogydd', what: 'Mae’r afon yn codi.', instruction: 'Ewch i fyny.' },
};

onEngine('sqlite', 'a preview', (stores) => {
  for (const exercise of [false, true])
    test(`is what is sent and shown in the end, ${exercise ? 'of a drill too' : 'word for word'}`, async () => {
      const clock = handClock();
      const store = await stores.open({ clock });
      const desk = await openDesk(store, clock);
      const preferences = { drills: true };
      await signUp(store, atEwshot, { preferences });
      await signUp(store, atEwshot, { language: 'cy', preferences });
      const draft = floodDraft(clock.now(), { texts, exercise });
      const parts = {
        store,
        clock,
        councils: desk.councils,
        extents: desk.extents,
        baseUrl: () => 'https://relay.example',
      };
      const call = { council: 'hart', body: draft };
      const preview = (await previewRoutes(parts).deskPreview(call as never)) as AlertPreview;
      assert.deepEqual(preview.languages, ['en', 'cy']);
      assert.match(preview.push.en?.title ?? '', exercise ? /^EXERCISE: Flooding/ : /^Flooding/);

      const { id } = await desk.approved({ texts, exercise });
      const sending = openSending(store, clock);
      await sending.settle();
      const page = createPages(parts);
      for (const language of preview.languages) {
        const payload = sending.jobs[0]?.payloads[language] ?? '';
        const { title, body } = (JSON.parse(payload) as PushPayload).notification;
        assert.deepEqual(preview.push[language], { title, body });
        const shown = await page('hart', id, language);
        assert.ok(shown.includes(preview.page[language] ?? 'nothing'), language);
        assert.equal(preview.email[language]?.subject, title);
        assert.ok(preview.email[language]?.text.includes(texts[language].what));
      }
      await store.close();
    });

  test('is there of a draft that is hardly begun, and of places without their shapes', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const desk = await openDesk(store, clock);
    const { councils, extents } = desk;
    const parts = { store, clock, councils, extents, baseUrl: () => 'https://relay.example' };
    const empty = { headline: '', what: '', instruction: '' };
    const where: Where[] = [{ type: 'polygon', name: 'Along the river', polygons: [] }];
    const draft = { texts: { en: empty, cy: empty }, where, expiresAt: null };
    const call = { council: 'hart', body: floodDraft(clock.now(), draft) };
    const preview = (await previewRoutes(parts).deskPreview(call as never)) as AlertPreview;
    assert.deepEqual(preview.languages, ['en']);
    assert.ok(preview.page.en?.includes('Along the river'));
    assert.deepEqual(preview.hints, []);
  });
});
