import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { openDesk, type AlertDesk } from '../testing/alert-desk.js';
import { handClock } from '../testing/chats.js';
import { atEwshot, blackwater, ewshot, signUp, signUpAll } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';

eachEngine('choosing an audience', (stores) => {
  const clock = handClock();
  let desk: AlertDesk;
  before(async () => {
    desk = await openDesk(await stores.open({ clock }), clock);
  });

  const followers = async (codes: readonly string[], services: readonly string[] = []) => {
    const counted = await desk.audience(codes, services);
    return [counted.followers, counted.channels, ...counted.byArea.map((area) => area.followers)];
  };

  test('tells none, and hides one to four', async () => {
    assert.deepEqual(await followers([ewshot.code]), [0, 0, 0]);
    for (let n = 1; n <= 4; n += 1) {
      await signUp(desk.store, atEwshot);
      assert.deepEqual(await followers([ewshot.code]), [null, null, null]);
    }
    await signUp(desk.store, atEwshot);
    assert.deepEqual(await followers([ewshot.code, blackwater.code]), [5, 5, 5, 0]);
  });

  test('reaches those who follow the chosen area whole, and nobody of its neighbours', async () => {
    for (let n = 0; n < 6; n += 1) await signUp(desk.store, { label: '', area: blackwater.code });
    assert.deepEqual(await followers([blackwater.code]), [6, 6, 6]);
    assert.deepEqual(await followers([ewshot.code]), [5, 5, 5]);
  });

  test('is narrowed by services', async () => {
    for (let n = 0; n < 7; n += 1) {
      await signUp(desk.store, atEwshot, {
        services: n < 5 ? ['waste', 'planning'] : ['planning'],
      });
    }
    assert.deepEqual(await followers([ewshot.code]), [12, 12, 12]);
    assert.deepEqual(await followers([ewshot.code], ['waste']), [5, 5, 5]);
    assert.deepEqual(await followers([ewshot.code], ['waste', 'planning']), [7, 7, 7]);
  });

  test('never crosses into another council’s followers', async () => {
    for (let n = 0; n < 5; n += 1) await signUp(desk.store, atEwshot, { council: 'rushmoor' });
    assert.deepEqual(await followers([ewshot.code]), [12, 12, 12]);
  });

  test('refuses areas and services that are not there; without areas there is nobody', async () => {
    await assert.rejects(desk.audience(['E05009000']), {
      code: 'area-unknown',
      params: { council: 'Hart District Council', area: 'E05009000' },
    });
    await assert.rejects(desk.audience([ewshot.code], ['parking']), { code: 'service-unknown' });
    assert.deepEqual(await desk.audience([]), {
      followers: 0,
      channels: 0,
      byArea: [],
      population: 0,
      line: null,
    });
  });

  test('a large audience is approved only by somebody who says that they understand', async () => {
    await signUpAll(988, () => signUp(desk.store, atEwshot));
    const thousand = await desk.submitted();
    const approve = { event: 'approve', hash: thousand.hash } as const;
    assert.equal((await desk.step(thousand, approve, desk.alex)).approvedFollowers, 1_000);
    await signUp(desk.store, atEwshot);
    const more = await desk.submitted();
    const refusal = { code: 'alert-understanding-needed', params: { limit: 1_000 } };
    await assert.rejects(desk.step(more, { ...approve, hash: more.hash }, desk.alex), refusal);
    const understood = { ...approve, hash: more.hash, understood: true };
    assert.equal((await desk.step(more, understood, desk.alex)).state, 'approved');
  });
});
