import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeTown } from '@bellman/server/testing/town';
import { startDatabase, type Postgres } from '../support/postgres.js';
import { startRelay, type Relay } from '../support/relay.js';
import { until } from '../support/until.js';
import { gather, type People } from './people.js';
import { checkStored } from './stored.js';

describe('two relays whose PostgreSQL is stopped and started under load', () => {
  let postgres: Postgres;
  let relays: Relay[] = [];
  let people: People;

  before(async () => {
    postgres = await startDatabase();
    const options = { databaseUrl: postgres.url, env: { BELLMAN_LOG_LEVEL: 'fatal' } };
    relays = [await startRelay(options)];
    relays.push(await startRelay(options));
    const hired = await makeTown({ url: postgres.url, advisers: 3, capacity: 4, mode: 'offer' });
    people = await gather(relays, hired, 8, { resident: 250, adviser: 500, turns: 20 });
  });
  after(async () => {
    people?.leave();
    await Promise.all(relays.map((relay) => relay.stop()));
    await postgres?.stop();
  });

  const statuses = () =>
    Promise.all(relays.map(async ({ url }) => (await fetch(`${url}/readyz`)).status));
  const pids = () => relays.map(({ pid }) => pid);
  const putOff = (code: string): number =>
    [...people.residents, ...people.advisers].reduce(
      (sum, { putOff: by }) => sum + (by.get(code) ?? 0),
      0,
    );

  it('stay up, say how it is, and go on by themselves with nothing lost', async (t) => {
    const processes = pids();
    await until('all write', () => people.told.length > 60);
    assert.deepEqual(await statuses(), [200, 200]);

    await postgres.halt();
    const said = people.told.length;
    await until('both say that they cannot serve', async () =>
      (await statuses()).every((status) => status === 503),
    );
    const alive = await Promise.all(
      relays.map(async ({ url }) => (await fetch(`${url}/healthz`)).status),
    );
    assert.deepEqual(alive, [200, 200]);
    await until('writers are told to come back', () => putOff('overloaded') > 8);
    const answered = people.told.length;

    const down = Date.now();
    await postgres.start();
    await until('both serve', async () => (await statuses()).every((status) => status === 200));
    const served = Date.now() - down;
    await until('everybody writes again', () => people.told.length > answered + 60);
    await people.stop();
    assert.deepEqual(people.faults, []);
    assert.deepEqual(pids(), processes, 'no relay ended');
    const { chats, messages } = await checkStored(postgres.url, people.told);
    t.diagnostic(
      `${people.told.length} messages acknowledged, ${said} of them before the stop; ${messages} stored in ${chats} chats; both relays served ${served} ms after the start`,
    );
  });
});
