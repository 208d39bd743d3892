import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDesk } from '../testing/alert-desk.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, ewshot, signUp } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';
import { grown } from './audience-growth.js';

test('an audience has outgrown its approval by more than a tenth and more than a hundred', () => {
  assert.equal(grown(25, 125), false, 'a hundred more');
  assert.equal(grown(25, 126), true);
  assert.equal(grown(2_000, 2_200), false, 'a tenth more');
  assert.equal(grown(2_000, 2_201), true);
  assert.equal(grown(2_000, 100), false, 'fewer');
});

eachEngine('what an approved alert can reach by now', (stores) => {
  const HOUR = 3_600_000;

  test('is known without a count until too many may have come, of a version never, nor after an import', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const desk = await openDesk(store, clock);
    for (let one = 0; one < 3; one += 1) await signUp(store, atEwshot);
    clock.pass(HOUR);
    const where = [{ type: 'area' as const, code: ewshot.code }];
    const { id } = await desk.approved({ where });
    const most = () => store.audience.reachesAtMost({ alert: id });
    assert.equal(await most(), 3, 'nobody came since');

    clock.pass(HOUR);
    for (let one = 0; one < 100; one += 1) await signUp(store, atEwshot);
    assert.equal(await most(), 103, 'a hundred more are allowed');
    await signUp(store, atEwshot);
    assert.equal(await most(), null, 'one more might be too many: only counting tells');

    assert.equal(await store.alerts.send({ id, followers: 103 }), 'sending');
    const version = await desk.version(await desk.read(id), 'update');
    assert.equal(await store.audience.reachesAtMost({ alert: version.id }), null);

    clock.pass(HOUR);
    const second = await desk.approved({ where });
    assert.equal(await store.audience.reachesAtMost({ alert: second.id }), 104);
    const key = { council: 'hart', kind: 'postcodes' as const, digest: 'of a release' };
    await store.imports.begin({ ...key, file: 'release.zip', size: 1 });
    const moved = await store.audience.reachesAtMost({ alert: second.id });
    assert.equal(moved, null, 'an import may have moved homes');
  });
});
