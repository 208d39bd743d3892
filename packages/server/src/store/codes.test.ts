import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handClock, startOf } from '../testing/chats.js';
import { eachEngine, onEngine, type TestStores } from '../testing/stores.js';
import type { Store } from './store.js';

const LIFE = 60_000;
const oneUse = ['hand-over', 'call-back'] as const;

const bench = async (stores: TestStores) => {
  const clock = handClock();
  const store = await stores.open({ clock });
  const conversation = (await store.chat.start(startOf())).conversation.id;
  let made = 0;
  const make = async (kind: 'hand-over' | 'call-back' | 'resume' | 'transcript', alone = false) => {
    const hash = `${conversation} ${(made += 1)}`;
    const expires = clock.now() + LIFE;
    await store.codes.make({ hash, kind, council: 'hart', conversation, expires, alone });
    return hash;
  };
  const redeem = (hash: string, newTokenHash: string, on: Store = store, council = 'hart') =>
    on.codes.redeem({
      hash,
      kinds: oneUse,
      council,
      newTokenHash,
      tokenExpires: clock.now() + LIFE,
    });
  return { clock, store, conversation, make, redeem };
};

eachEngine('codes that open a chat', (stores) => {
  test('open it once, with a token of its own, at their own council, while they live', async () => {
    const { clock, store, conversation, make, redeem } = await bench(stores);
    const [first, second, late] = [
      await make('hand-over'),
      await make('call-back'),
      await make('hand-over'),
    ];
    assert.equal(await redeem(first, 'elsewhere', store, 'rushmoor'), null);
    assert.equal(await store.residents.find({ tokenHash: 'elsewhere' }), null);
    assert.deepEqual(await redeem(first, `${first} token`), { conversation, council: 'hart' });
    const opened = await store.residents.find({ tokenHash: `${first} token` });
    assert.equal(opened?.conversation, conversation);
    assert.equal(await redeem(first, 'again'), null);
    assert.equal(await store.residents.find({ tokenHash: 'again' }), null);
    clock.pass(LIFE - 1);
    assert.notEqual(await redeem(second, `${second} token`), null);
    clock.pass(1);
    assert.equal(await redeem(late, `${late} token`), null);
    assert.equal(await store.codes.prune({}), 1);
    assert.equal(await store.codes.prune({}), 0);
    await store.close();
  });

  test('of all who come with one at once, exactly one gets in', async () => {
    const { make, redeem, store } = await bench(stores);
    const code = await make('hand-over');
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => redeem(code, `${code} ${n}`)));
    assert.equal(answers.filter((answer) => answer !== null).length, 1);
    await store.close();
  });

  test('of another kind do not, and are found and replaced by their kind', async () => {
    const { make, redeem, store, conversation } = await bench(stores);
    const find = async (hash: string) =>
      (await store.codes.find({ hash, kinds: ['resume', 'transcript'], council: 'hart' })) !== null;
    const [old, link, resume] = [
      await make('resume'),
      await make('transcript'),
      await make('resume', true),
    ];
    assert.equal(await redeem(resume, 'no'), null);
    assert.deepEqual([await find(old), await find(link), await find(resume)], [false, true, true]);
    // The same again, as a resume code is: it lives on.
    const again = { hash: resume, kind: 'resume', council: 'hart', conversation } as const;
    await Promise.all(
      [1, 2, 3].map((n) => store.codes.make({ ...again, expires: Date.UTC(2100, n), alone: true })),
    );
    assert.equal(await find(resume), true);
    await store.close();
  });
});

onEngine('postgres', 'codes on two nodes', (stores) => {
  test('open a chat on one of them alone', async () => {
    const { make, redeem, store } = await bench(stores);
    const other = await stores.open();
    for (let round = 0; round < 10; round += 1) {
      const code = await make('hand-over');
      const answers = await Promise.all([
        redeem(code, `${code} here`),
        redeem(code, `${code} there`, other),
      ]);
      assert.equal(answers.filter((answer) => answer !== null).length, 1);
    }
    await other.close();
    await store.close();
  });
});
