import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createLog } from '../ground/log.js';
import { createUnderway } from '../ground/underway.js';
import { startRelay, type TestRelay } from '../testing/relay.js';
import { connectStaff } from '../testing/sockets.js';
import { eachEngine, onEngine } from '../testing/stores.js';
import { createDuty } from './duty.js';

const roles = ['advisor'];
const onDuty = async ({ store }: Pick<TestRelay, 'store'>): Promise<number> =>
  (await store.presence.onDuty({ councils: ['hart'], roles })).length;
/** Asks until it is so; the test's time limit ends it else. */
const until = async (relay: TestRelay, count: number): Promise<void> => {
  while ((await onDuty(relay)) !== count) continue;
};

// A block of its own within, so that the relay is closed before its database is dropped.
eachEngine('being on duty', (stores) =>
  describe('at a relay', { timeout: 60_000 }, () => {
    test('begins with the first socket and ends with the last', async () => {
      const relay = await startRelay({ place: stores.place() });
      try {
        await relay.hire('sam@hart.example', 'Sam', { hart: ['advisor'] });
        const cookie = await relay.signIn('sam@hart.example');
        assert.equal(await onDuty(relay), 0);
        const first = await connectStaff(relay, cookie);
        await until(relay, 1);
        const second = await connectStaff(relay, cookie);
        first.socket.close();
        // Once the second hears an answer, the relay has dealt with the first one's going.
        await second.ask('watch', {});
        await relay.app.upkeep();
        assert.equal(await onDuty(relay), 1);
        second.socket.close();
        await until(relay, 0);
        await connectStaff(relay, cookie);
        await until(relay, 1);
      } finally {
        await relay.app.close();
        // A relay that stops in order leaves nobody behind.
        assert.equal(await onDuty(relay), 0);
        await relay.close();
      }
    });
  }),
);

onEngine('postgres', 'two relays that share a database', (stores) =>
  describe('and a desk at one of them', { timeout: 60_000 }, () => {
    test('both know who is on duty', async () => {
      const [near, far] = [
        await startRelay({ place: stores.place() }),
        await startRelay({ place: stores.place() }),
      ];
      try {
        await near.hire('sam@hart.example', 'Sam', { hart: ['advisor'] });
        const desk = await connectStaff(near, await near.signIn('sam@hart.example'));
        await until(far, 1);
        desk.socket.close();
        await until(far, 0);
      } finally {
        await near.close();
        await far.close();
      }
    });
  }),
);

describe('a sign of presence', () => {
  test('is kept by one statement, and said in full where one ran out', async () => {
    const told: string[] = [];
    const here = new Set<string>();
    let kept = 2;
    const duty = createDuty({
      presence: {
        renew: async ({ staff, ms }) => void told.push(`${staff.join()} for ${ms}`),
        keep: async ({ ms }) => (told.push(`all for ${ms}`), kept),
        drop: async () => undefined,
      },
      node: 'one',
      here: () => here,
      log: createLog('silent'),
      underway: createUnderway(),
    });
    await duty.keep();
    assert.deepEqual(told, [], 'nobody is here');
    for (const staff of ['sam', 'jo']) here.add(staff);
    await duty.keep();
    assert.deepEqual(told.splice(0), ['all for 22000']);
    kept = 1;
    await duty.keep();
    assert.deepEqual(told, ['all for 22000', 'sam,jo for 22000']);
  });
});

describe('somebody who loads the desk again', () => {
  test('is there after it, however long the store takes over either', async () => {
    const here = new Set(['sam']);
    const told: string[] = [];
    const held: (() => void)[] = [];
    const underway = createUnderway();
    const answer = (what: string) => () =>
      new Promise<void>((resolve) => {
        held.push(() => {
          told.push(what);
          resolve();
        });
      });
    const duty = createDuty({
      presence: {
        ...{ renew: answer('there'), drop: answer('gone') },
        keep: () => Promise.resolve(0),
      },
      node: 'one',
      here: () => here,
      log: createLog('silent'),
      underway,
    });
    duty.changed('sam');
    here.delete('sam');
    duty.changed('sam');
    here.add('sam');
    duty.changed('sam');
    const done = duty.renew();
    const finished = { is: false };
    void done.then(() => (finished.is = true));
    while (!finished.is) {
      // One at a time: the later is not asked for before the earlier is done.
      assert.ok(held.length <= 1);
      held.shift()?.();
      await Promise.resolve();
    }
    assert.equal(told.at(-1), 'there');
  });
});
