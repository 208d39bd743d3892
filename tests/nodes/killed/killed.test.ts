import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { createReceiver } from '@bellman/server/testing/receiver';
import { makeTown, type TownAdviser } from '@bellman/server/testing/town';
import { startCounter, type Counter } from '../../alerts/killed/counter.js';
import { follow, sendAlert, standing } from '../../alerts/killed/staff.js';
import { startDatabase, type Postgres } from '../../support/postgres.js';
import { startRelay, type Relay } from '../../support/relay.js';
import { until } from '../../support/until.js';
import { gather, type People } from '../people.js';
import { checkStored } from '../stored.js';
import { leftWaiting, watchOver } from './watchman.js';

const IS_LONG = process.env['BELLMAN_NODES'] === 'long';
/** How many relays, kills, chats at once and channels; and from one kill to the next, ms. */
const runs = IS_LONG
  ? [
      { relays: 2, kills: 15, chats: 30, channels: 20_000, every: 20_000 },
      { relays: 3, kills: 15, chats: 30, channels: 20_000, every: 20_000 },
    ]
  : [{ relays: 2, kills: 2, chats: 8, channels: 300, every: 2_500 }];
const CAPACITY = 4;
/** After the last kill, everything is as it should be within this, ms. */
const RECOVERY = 60_000;
/** How soon after a kill people are to be able to write again, ms (the quality goal). */
const USABLE = 30_000;

for (const run of runs) {
  describe(`${run.relays} relays on one PostgreSQL, one killed ${run.kills} times`, () => {
    const receiver = createReceiver();
    let postgres: Postgres;
    let push: Counter;
    let relays: Relay[] = [];
    let people: People;

    before(async () => {
      postgres = await startDatabase();
      // A push service far away: so that the send lasts through some of the kills.
      push = await startCounter(() => 201, IS_LONG ? 2_000 : 200);
      const env = {
        BELLMAN_PUSH_HOSTS: push.host,
        NODE_EXTRA_CA_CERTS: push.caFile,
        BELLMAN_LOG_LEVEL: 'fatal',
      };
      const options = { databaseUrl: postgres.url, env };
      relays = [await startRelay(options)];
      while (relays.length < run.relays) relays.push(await startRelay(options));
      let next = 0;
      const signUp = async (): Promise<void> => {
        for (let name = next++; name < run.channels; name = next++) {
          const endpoint = push.endpoint(String(name));
          const { url = '' } = relays[name % relays.length] ?? {};
          await follow(url, 'GU51 4AE', { endpoint, keys: receiver.keys });
        }
      };
      await Promise.all(Array.from({ length: 16 }, signUp));
      const advisers = Math.ceil((run.chats * 1.2) / CAPACITY);
      const hired: TownAdviser[] = await makeTown({
        ...{ url: postgres.url, advisers, capacity: CAPACITY, mode: 'offer' },
      });
      people = await gather(relays, hired, run.chats, {
        ...{ resident: IS_LONG ? 1_000 : 300, adviser: IS_LONG ? 2_000 : 600 },
        turns: IS_LONG ? 25 : 12,
      });
    });
    after(async () => {
      people?.leave();
      await Promise.all(relays.map((relay) => relay.stop()));
      await push?.close();
      await postgres?.stop();
    });

    /** Kills one and starts it again; answers how long until everybody could write again, ms. */
    const kill = async (relay: Relay): Promise<number> => {
      const began = Date.now();
      await relay.kill();
      const everybody = [...people.residents, ...people.advisers];
      await until('all are connected', () => everybody.every((one) => one.isReady), USABLE);
      const took = Date.now() - began;
      await relay.start();
      return took;
    };

    it('loses and doubles nothing, keeps the order, and gives each chat one adviser', async (t) => {
      const watch = watchOver(postgres.url, CAPACITY);
      await until('all write', () => people.told.length > 5 * run.chats);
      const { url = '' } = relays[0] ?? {};
      const alert = await sendAlert(url, ['Fleet Central']);
      const usable: number[] = [];
      for (let round = 0; round < run.kills; round += 1) {
        const relay = relays[round % relays.length];
        assert.ok(relay);
        const next = Date.now() + run.every;
        usable.push(await kill(relay));
        await pause(Math.max(0, next - Date.now()));
      }
      const [chats, written] = [people.chats, people.told.length];
      await until(
        'chats go on, and others begin',
        () => people.told.length > written + 5 * run.chats && people.chats > chats,
        RECOVERY,
      );
      await until('nobody waits', async () => (await leftWaiting(postgres.url)) === 0, RECOVERY);
      await people.stop();
      await watch.stop();
      assert.deepEqual(people.faults, []);
      assert.deepEqual(watch.faults, []);
      const stored = await checkStored(postgres.url, people.told);
      say(t, run.relays, usable, stored, people);
      await check(t, url, alert);
    });

    /** The alert is through, and the report says what the push service's own books say. */
    const check = async (t: TestContext, url: string, alert: string): Promise<void> => {
      const sent = async () => (await standing(url, alert)).state === 'sent';
      await until('all is sent', sent, 5 * RECOVERY);
      const { report } = await standing(url, alert);
      const { accepted, gone, failed, pending } = report.total;
      assert.deepEqual(
        { accepted, gone, failed, pending },
        { accepted: push.told(201), gone: 0, failed: 0, pending: 0 },
      );
      assert.equal(push.books.size, run.channels);
      const again = [...push.books.values()].filter((came) => came.length > 1);
      const topics = new Set([...push.books.values()].flat().map(({ topic }) => topic));
      assert.equal(topics.size, 1, 'a repeat takes the place of the first');
      t.diagnostic(
        `an alert to ${run.channels} channels: all handed over and reported so; ${again.length} got it more than once, under the same Topic`,
      );
    };
  });
}

const say = (
  t: TestContext,
  relays: number,
  usable: readonly number[],
  stored: { chats: number; messages: number },
  people: People,
): void => {
  const seconds = usable.map((ms) => ms / 1_000).toSorted((a, b) => a - b);
  const middle = seconds[Math.floor(seconds.length / 2)]?.toFixed(1);
  const worst = seconds.at(-1)?.toFixed(1);
  const everybody = [...people.residents, ...people.advisers];
  const cuts = everybody.reduce((sum, one) => sum + one.cuts, 0);
  t.diagnostic(
    `${relays} relays, ${usable.length} killed: ${people.told.length} messages acknowledged in ${stored.chats} chats, 0 lost, 0 doubled, all in order; ${cuts} connections lost; everybody connected again after ${middle} s (median), ${worst} s (longest)`,
  );
};
