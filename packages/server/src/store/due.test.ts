import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handClock } from '../testing/chats.js';
import { eachEngine } from '../testing/stores.js';

const minute = 60_000;

eachEngine('a timer', (stores) => {
  test('falls due at its time, for one node at a time, until it is done', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const put = (subject: string, inMs: number) =>
      store.due.put({ council: 'hart', kind: 'alert-expiry', subject, at: clock.now() + inMs });
    const take = async (node: string, leaseMs = minute) => {
      const taken = await store.due.take({ node, kinds: ['alert-expiry'], limit: 10, leaseMs });
      return taken.map(({ subject }) => subject);
    };
    await put('later', 2 * minute);
    await put('soon', minute);
    assert.equal(await store.due.next({ kinds: ['alert-expiry'] }), clock.now() + minute);
    assert.equal(await store.due.next({ kinds: ['other'] }), null);
    assert.deepEqual(await take('a'), []);
    clock.pass(2 * minute);
    assert.deepEqual(
      await store.due.take({ node: 'a', kinds: ['other'], limit: 9, leaseMs: 1 }),
      [],
    );
    assert.deepEqual(await take('a'), ['soon', 'later']);
    assert.deepEqual(await take('b'), []);
    await store.due.done({ kind: 'alert-expiry', subject: 'soon', node: 'b' });
    await store.due.done({ kind: 'alert-expiry', subject: 'soon', node: 'a' });
    // Moved while it is held: it is free again, and its old holder cannot be done with it.
    await put('later', 0);
    await store.due.done({ kind: 'alert-expiry', subject: 'later', node: 'a' });
    // A lease that has run out at once.
    assert.deepEqual(await take('b', 0), ['later']);
    assert.deepEqual(await take('c'), ['later']);
    await store.due.done({ kind: 'alert-expiry', subject: 'later', node: 'c' });
    assert.equal(await store.due.next({ kinds: ['alert-expiry'] }), null);
    await store.close();
  });

  test('that is held is waited for by one’s own clock, however wrong that is', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    await store.due.put({ council: 'hart', kind: 'skew', subject: 'one', at: clock.now() });
    await store.due.take({ node: 'a', kinds: ['skew'], limit: 1, leaseMs: 60 * minute });
    const wait = (await store.due.next({ kinds: ['skew'] })) ?? 0;
    // The lease goes by the database's clock, which has gone on by a moment.
    assert.ok(Math.abs(wait - (clock.now() + 60 * minute)) < minute, `${wait - clock.now()} ms`);
    await store.due.done({ kind: 'skew', subject: 'one', node: 'a' });
    await store.close();
  });

  test('is taken once when many nodes ask at once', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const nodes = [store];
    if (stores.engine === 'postgres') nodes.push(await stores.open({ clock }));
    for (let n = 0; n < 30; n += 1) {
      await store.due.put({ council: 'hart', kind: 'many', subject: `${n}`, at: clock.now() });
    }
    const taken = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (nodes[n % nodes.length] ?? store).due.take({
          node: `${n}`,
          kinds: ['many'],
          limit: 5,
          leaseMs: minute,
        }),
      ),
    );
    const subjects = taken.flatMap((some) => some.map(({ subject }) => subject));
    assert.equal(new Set(subjects).size, subjects.length);
    if (stores.engine === 'sqlite') assert.equal(subjects.length, 30);
    for (const node of nodes) await node.close();
  });
});
