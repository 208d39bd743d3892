import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handClock } from '../testing/chats.js';
import { hearing } from '../testing/heard.js';
import { eachEngine } from '../testing/stores.js';

const hour = 3_600_000;
const life = { idle: 2 * hour, most: 12 * hour };

const sam = {
  id: 'sam-id',
  email: 'sam@hart.example',
  name: 'Sam',
  passwordHash: 'a hash',
  roles: [
    { council: 'hart', role: 'advisor' },
    { council: 'rushmoor', role: 'advisor' },
  ],
};

eachEngine('staff', (stores) => {
  test('are one person for an email, whatever is changed', async () => {
    const store = await stores.open();
    assert.equal(await store.people.byEmail({ email: sam.email }), null);
    await store.people.create(sam);
    await store.people.openSession({ hash: 'old', staff: 'sam-id' });
    const role = { council: 'hart', role: 'supervisor' };
    const changed = { ...sam, id: 'another', name: 'Samira', passwordHash: 'new', roles: [role] };
    assert.deepEqual(await store.people.create(changed), { id: 'sam-id' });
    const row = await store.people.byEmail({ email: sam.email });
    assert.deepEqual([row?.id, row?.name, row?.password_hash], ['sam-id', 'Samira', 'new']);
    assert.deepEqual(await store.people.roles({ staff: 'sam-id' }), [role]);
    assert.equal(await store.people.peekSession({ hash: 'old', ...life }), null);
    assert.deepEqual(await store.people.names({ staff: ['sam-id', 'nobody'] }), [
      { id: 'sam-id', name: 'Samira' },
    ]);
    await store.close();
  });

  test('have sessions that end by age, by idleness, and by closing', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const { id } = await store.people.create(sam);
    const session = (hash: string) => store.people.session({ hash, ...life });
    await store.people.openSession({ hash: 's1', staff: id });
    assert.deepEqual(await session('s1'), {
      staff: { id, name: 'Sam', email: sam.email, totp: false },
      roles: sam.roles,
    });
    assert.equal(await session('unknown'), null);
    for (let hours = 1; hours < 12; hours += 1) {
      clock.pass(hour);
      assert.notEqual(await session('s1'), null);
    }
    clock.pass(hour);
    assert.equal(await session('s1'), null);

    await store.people.openSession({ hash: 's2', staff: id });
    clock.pass(life.idle);
    assert.equal(await session('s2'), null);
    assert.equal(await store.people.pruneSessions(life), 2);

    const heard = hearing(store);
    for (const hash of ['s3', 's4', 's5']) await store.people.openSession({ hash, staff: id });
    await store.people.closeSession({ hash: 's3' });
    assert.deepEqual([await session('s3'), (await session('s4'))?.staff.id], [null, id]);
    await store.people.closeAll({ staff: id });
    assert.deepEqual([await session('s4'), await session('s5')], [null, null]);
    const closed = { topic: 'staff', council: '', staff: id };
    await heard.until((news) => news.length >= 2);
    assert.deepEqual(heard.news.slice(-2), [closed, closed]);
    await store.close();
  });
});
