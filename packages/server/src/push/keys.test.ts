import assert from 'node:assert/strict';
import { createECDH } from 'node:crypto';
import { before, test } from 'node:test';
import { systemClock as clock } from '../ground/clock.js';
import { createBox } from '../ground/seal.js';
import type { Store } from '../store/store.js';
import { eachEngine } from '../testing/stores.js';
import { createKeys } from './keys.js';

const secret = 'a secret of thirty-two characters';
const wrong = { code: 'setting-wrong', message: /BELLMAN_SECRET/ };

eachEngine('push keys', (stores) => {
  let store: Store;
  before(async () => {
    store = await stores.open();
  });

  test('are made once, however many ask at the same time', async () => {
    const nodes = [1, 2, 3, 4].map(() => createKeys({ store, clock, secret }));
    const found = await Promise.all(nodes.map((keys) => keys.current('hart')));
    assert.equal(new Set(found.map(({ id }) => id)).size, 1);
    const other = await nodes[0]!.current('rushmoor');
    assert.notEqual(other.publicKey, found[0]!.publicKey);
  });

  test('open to the pair that was made, and only for their own council', async () => {
    const keys = createKeys({ store, clock, secret });
    const { id, publicKey } = await keys.current('hart');
    const [open, ...others] = await keys.open('hart', [id, 'unknown']);
    assert.equal(others.length, 0);
    const pair = createECDH('prime256v1');
    pair.setPrivateKey(Buffer.from(open?.privateKey ?? '', 'base64url'));
    assert.equal(pair.getPublicKey('base64url'), publicKey);
    assert.deepEqual(await keys.open('rushmoor', [id]), []);
  });

  test('are stored sealed, and a wrong secret is told by its setting', async () => {
    const keys = createKeys({ store, clock, secret });
    const { id } = await keys.current('hart');
    const [open] = await keys.open('hart', [id]);
    const [stored] = await store.keys.byIds({ council: 'hart', ids: [id] });
    assert.ok(stored && open);
    assert.equal(stored.privateSealed.includes(open.privateKey), false);
    await keys.checkSecret();
    const stranger = createKeys({ store, clock, secret: 'another secret of thirty-two chars' });
    await assert.rejects(stranger.checkSecret(), wrong);
    await assert.rejects(stranger.open('hart', [id]), wrong);
  });
});

test('the secret is right where there is no key yet', async () => {
  const store = { keys: { first: () => Promise.resolve(null) } } as unknown as Store;
  await createKeys({ store, clock, secret }).checkSecret();
});

test('a sealed text opens only whole, for what it belongs to', () => {
  const box = createBox(secret, 'push keys');
  const sealed = box.seal('words', 'hart 1');
  assert.equal(box.open(sealed, 'hart 1'), 'words');
  assert.notEqual(box.seal('words', 'hart 1'), sealed);
  assert.equal(box.open(sealed, 'hart 2'), null);
  const at = sealed.length - 3;
  assert.equal(
    box.open(
      sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1),
      'hart 1',
    ),
    null,
  );
  for (const nonsense of ['', 'v1.', 'v1.AAAA', 'v2' + sealed.slice(2)])
    assert.equal(box.open(nonsense, 'hart 1'), null);
});
