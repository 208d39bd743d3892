import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import { newId } from '../ground/ids.js';
import { handClock, startOf } from '../testing/chats.js';
import { eachEngine } from '../testing/stores.js';
import { goneDue } from './chat-timers.js';
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
    assert.equal(await store.presence.keep({ node: 'alive', ms: 60_000 }), 0);
    assert.deepEqual(await onDuty(store, 'third'), [], 'what ran out is not kept');
    await store.presence.renew({ node: 'alive', staff: [jo], ms: 60_000 });
    assert.deepEqual(await onDuty(store, 'third'), [['third', jo]]);
    assert.equal(await store.presence.keep({ node: 'alive', ms: 1 }), 1);
    while ((await onDuty(store, 'third')).length > 0) continue;
    await store.close();
  });

  test('ends once, however their last sockets close on two nodes at once', async () => {
    const clock = { now: () => Date.now() + limits.handBackAfter };
    const one = await stores.open({ clock });
    const two = stores.engine === 'postgres' ? await stores.open({ clock }) : one;
    // Of those of the tests before.
    const taken = { node: 'n', kinds: [goneDue], limit: 100, leaseMs: 60_000 };
    for (const due of await one.due.take(taken)) await one.due.done({ ...due, node: 'n' });
    const ann = await hire(one, [['both', 'advisor']]);
    const come = (store: Store, node: string) =>
      store.presence.renew({ node, staff: [ann], ms: 60_000 });
    const go = (store: Store, node: string) => store.presence.drop({ node, staff: ann });
    const timer = () => one.due.next({ kinds: [goneDue] });
    for (let round = 0; round < 40; round += 1) {
      await Promise.all([come(one, 'a'), come(two, 'b')]);
      assert.equal(await timer(), null, `present in round ${round}`);
      await Promise.all([go(one, 'a'), go(two, 'b')]);
      assert.notEqual(await timer(), null, `gone in round ${round}`);
      await come(one, 'a');
      await Promise.all([go(one, 'a'), come(two, 'b')]);
      assert.equal(await timer(), null, `moved on in round ${round}`);
    }
    await go(two, 'b');
    await one.close();
    if (two !== one) await two.close();
  });

  test('that nobody wrote down the end of ends when it is looked for', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const ben = await hire(store, [['hart', 'advisor']]);
    await store.people.openSession({ hash: `session ${ben}`, staff: ben });
    const conversation = (await store.chat.start(startOf())).conversation.id;
    await store.chat.take({ conversation, staff: ben, staffName: 'Ben' });
    assert.equal(await store.chat.abandoned({}), true);
    assert.equal(await store.chat.handBack({}), 0);
    assert.equal(await store.chat.abandoned({}), false, 'gone from now on, and not for a minute');
    clock.pass(limits.handBackAfter);
    assert.equal(await store.chat.handBack({}), 1);
    await store.close();
  });
});
