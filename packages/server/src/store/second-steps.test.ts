import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import { handClock } from '../testing/chats.js';
import { eachEngine } from '../testing/stores.js';
import type { Store } from './store.js';

const life = { idle: 3_600_000, most: 3_600_000 };

eachEngine('the second step', (stores) => {
  const clock = handClock();
  let store: Store;
  let nodes: readonly Store[];
  let people = 0;
  let sam = '';
  before(async () => {
    store = await stores.open({ clock });
    nodes = stores.engine === 'postgres' ? [store, await stores.open({ clock })] : [store, store];
    for (const id of ['hart', 'rushmoor']) await store.councils.save({ id, settings: '{}' });
  });
  beforeEach(async () => {
    people += 1;
    sam = await hire('Sam', { hart: 'planner', rushmoor: 'advisor' });
  });

  const hire = async (name: string, roles: Readonly<Record<string, string>>): Promise<string> => {
    const id = `${name}-${people}`;
    await store.people.create({
      ...{ id, email: `${id}@hart.example`, name, passwordHash: 'a hash' },
      roles: Object.entries(roles).map(([council, role]) => ({ council, role })),
    });
    return id;
  };

  const confirmed = { begun: 'sealed', step: 100, recovery: ['a', 'b'], session: 'this' };
  const setUp = async (): Promise<void> => {
    await store.secondSteps.begin({ staff: sam, sealed: 'sealed' });
    assert.equal(await store.secondSteps.confirm({ ...confirmed, staff: sam }), true);
  };

  /** What the audit of a council says about Sam, oldest first: by whom, and what. */
  const written = async (council: string) =>
    (await store.audit.list({ council, limit: 50 }))
      .filter(({ subject }) => subject === sam)
      .toReversed()
      .map(({ staff, act, detail }) => [staff, act, detail]);

  test('is begun, begun anew, and confirmed once, which closes what the password opened', async () => {
    const { secondSteps } = store;
    for (const hash of ['this', 'other'])
      await store.people.openSession({ hash: `${hash}-${sam}`, staff: sam });
    await secondSteps.begin({ staff: sam, sealed: 'first' });
    await secondSteps.begin({ staff: sam, sealed: 'sealed' });
    const given = { ...confirmed, staff: sam, session: `this-${sam}` };
    assert.equal(await secondSteps.confirm({ ...given, begun: 'first' }), false);
    const done = await Promise.all(nodes.map((node) => node.secondSteps.confirm(given)));
    assert.equal(done.filter(Boolean).length, 1);
    assert.deepEqual(await secondSteps.find({ staff: sam }), { sealed: 'sealed', begun: null });
    await assert.rejects(secondSteps.begin({ staff: sam, sealed: 'x' }), { code: 'totp-set-up' });
    const kept = await store.people.peekSession({ hash: `this-${sam}`, ...life });
    assert.equal(kept?.staff.totp, true);
    assert.equal(await store.people.peekSession({ hash: `other-${sam}`, ...life }), null);
    for (const council of ['hart', 'rushmoor'])
      assert.deepEqual(await written(council), [[sam, 'totp.set-up', {}]]);
  });

  test('takes no code twice, nor an older one, though two nodes are asked at once', async () => {
    await setUp();
    const use = (step: number) => store.secondSteps.use({ staff: sam, step });
    assert.equal(await use(100), false);
    const four = [...nodes, ...nodes];
    const got = await Promise.all(
      four.map((node) => node.secondSteps.use({ staff: sam, step: 101 })),
    );
    assert.equal(got.filter(Boolean).length, 1);
    assert.deepEqual([await use(100), await use(101), await use(102)], [false, false, true]);
    assert.equal(await store.secondSteps.use({ staff: 'nobody', step: 900 }), false);
    await store.secondSteps.begin({ staff: await hire('Jo', { hart: 'planner' }), sealed: 's' });
    assert.equal(await store.secondSteps.use({ staff: `Jo-${people}`, step: 900 }), false);
  });

  test('takes each recovery code once, and writes that down', async () => {
    await setUp();
    const got = await Promise.all(
      nodes.map((node) => node.secondSteps.useRecovery({ staff: sam, hash: 'a' })),
    );
    assert.equal(got.filter(Boolean).length, 1);
    assert.equal(await store.secondSteps.useRecovery({ staff: sam, hash: 'c' }), false);
    assert.equal(await store.secondSteps.useRecovery({ staff: sam, hash: 'b' }), true);
    assert.deepEqual((await written('rushmoor')).slice(1), [
      [sam, 'totp.recovery', { left: 1 }],
      [sam, 'totp.recovery', { left: 0 }],
    ]);
  });

  test('is taken away by an administrator of all the person’s councils, and by nobody else', async () => {
    await setUp();
    await store.people.openSession({ hash: `later-${sam}`, staff: sam });
    const ada = await hire('Ada', { hart: 'administrator' });
    const reset = (by: string, id = sam) => store.secondSteps.reset({ council: 'hart', id, by });
    await assert.rejects(reset(ada), { code: 'staff-elsewhere' });
    await assert.rejects(reset(ada, ada), { code: 'not-permitted' });
    await assert.rejects(reset(ada, 'nobody'), { code: 'staff-unknown' });
    assert.equal((await store.secondSteps.find({ staff: sam })).sealed, 'sealed');
    const over = `Over-${people}`;
    await store.people.create({
      ...{ id: over, email: `${over}@hart.example`, name: 'Over', passwordHash: 'a hash' },
      roles: ['hart', 'rushmoor'].map((council) => ({ council, role: 'administrator' })),
    });
    await reset(over);
    // Asked again, it finds nothing to take away, and nothing is written down.
    await reset(over);
    assert.deepEqual(await store.secondSteps.find({ staff: sam }), { sealed: null, begun: null });
    assert.equal(await store.people.peekSession({ hash: `later-${sam}`, ...life }), null);
    assert.equal(await store.secondSteps.useRecovery({ staff: sam, hash: 'a' }), false);
    await setUp();
    await store.secondSteps.resetByHand({ staff: sam, detail: { by: 'command line' } });
    assert.deepEqual((await store.secondSteps.find({ staff: sam })).sealed, null);
    for (const council of ['hart', 'rushmoor'])
      assert.deepEqual(
        (await written(council)).map(([by, act]) => [by, act]),
        [
          [sam, 'totp.set-up'],
          [over, 'totp.reset'],
          [sam, 'totp.set-up'],
          ['', 'totp.reset'],
        ],
      );
  });

  test('leaves names beside the audit, which can be erased, and its chain holds', async () => {
    await setUp();
    const name = async () =>
      (await store.audit.list({ council: 'hart', limit: 1 })).map((line) => line.name);
    assert.deepEqual(await name(), ['Sam']);
    const intact = await store.audit.verify({ council: 'hart' });
    assert.equal(await store.audit.eraseName({ staff: sam }), true);
    assert.equal(await store.audit.eraseName({ staff: sam }), false);
    assert.deepEqual(await name(), [null]);
    const named = await store.audit.names({ council: 'hart' });
    assert.deepEqual(
      named.filter(({ id }) => id === sam),
      [{ id: sam, name: null }],
    );
    assert.deepEqual(await store.audit.verify({ council: 'hart' }), intact);
    assert.equal(intact.ok, true);
    await store.secondSteps.useRecovery({ staff: sam, hash: 'a' });
    assert.deepEqual(await name(), ['Sam']);
  });
});
