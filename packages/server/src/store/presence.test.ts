import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '../ground/ids.js';
import { eachEngine } from '../testing/stores.js';
import type { Store } from './store.js';

const hire = async (store: Store, roles: readonly (readonly [string, string])[]) => {
  const id = newId();
  const email = `${id}@hart.example`;
  const held = roles.map(([council, role]) => ({ council, role }));
  await store.people.create({ id, email, name: 'Sam', passwordHash: 'none', roles: held });
  return id;
};
const roles = ['advisor', 'supervisor'];
const onDuty = async (store: Store, ...councils: string[]) =>
  (await store.presence.onDuty({ councils, roles })).map(({ council, staff }) => [council, staff]);

eachEngine('presence', (stores) => {
  test('is of those who may answer there, once each, whatever they have and wherever they sit', async () => {
    const store = await stores.open();
    const sam = await hire(store, [
      ['hart', 'advisor'],
      ['hart', 'supervisor'],
      ['rushmoor', 'advisor'],
    ]);
    const pat = await hire(store, [['hart', 'planner']]);
    await store.presence.renew({ node: 'one', staff: [sam, pat, sam], ms: 60_000 });
    await store.presence.renew({ node: 'two', staff: [sam], ms: 60_000 });
    assert.deepEqual(await onDuty(store, 'hart'), [['hart', sam]]);
    assert.deepEqual(await onDuty(store, 'hart', 'rushmoor', 'other'), [
      ['hart', sam],
      ['rushmoor', sam],
    ]);
    assert.deepEqual(await onDuty(store), []);
    await store.close();
  });

  test('ends on a node with the last socket there, and goes on by another node’s', async () => {
    const store = await stores.open();
    const [sam, jo] = [
      await hire(store, [['elsewhere', 'advisor']]),
      await hire(store, [['elsewhere', 'advisor']]),
    ];
    for (const node of ['one', 'two']) {
      await store.presence.renew({ node, staff: [sam, jo], ms: 60_000 });
    }
    await store.presence.drop({ node: 'one', staff: sam });
    assert.equal((await onDuty(store, 'elsewhere')).length, 2);
    await store.presence.drop({ node: 'two', staff: sam });
    assert.deepEqual(await onDuty(store, 'elsewhere'), [['elsewhere', jo]]);
    await store.presence.drop({ node: 'one' });
    await store.presence.drop({ node: 'two' });
    assert.deepEqual(await onDuty(store, 'elsewhere'), []);
    await store.close();
  });

  test('of a node that was killed runs out by itself, and renewing keeps it', async () => {
    const store = await stores.open();
    const [sam, jo] = [
      await hire(store, [['third', 'advisor']]),
      await hire(store, [['third', 'advisor']]),
    ];
    // A life that ended before it began is what is left of a node after its time.
    await store.presence.renew({ node: 'killed', staff: [sam], ms: -1 });
    await store.presence.renew({ node: 'alive', staff: [jo], ms: -1 });
    assert.deepEqual(await onDuty(store, 'third'), []);
    await store.presence.renew({ node: 'alive', staff: [jo], ms: 60_000 });
    assert.deepEqual(await onDuty(store, 'third'), [['third', jo]]);
    await store.close();
  });
});
