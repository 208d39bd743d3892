import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aStaffMember, newId, signIn, type Client, type Json } from '../protocol/client.js';
import { noFaketime, startWallClock, type WallClock } from '../support/faketime.js';
import { startDatabase, type Postgres } from '../support/postgres.js';
import { startRelay, type Relay } from '../support/relay.js';
import { until } from '../support/until.js';
import { Chatter } from './crowd.js';

const HOUR = 3_600;

for (const engine of ['SQLite', 'PostgreSQL'] as const)
  describe(`a relay on ${engine} whose clock is stepped by an hour`, { skip: noFaketime }, () => {
    let wall: WallClock;
    let postgres: Postgres | undefined;
    let relay: Relay;
    let chatter: Chatter;
    let sam: Client;
    let cookie: string;
    let conversation: unknown;

    before(async () => {
      wall = await startWallClock();
      if (engine === 'PostgreSQL') postgres = await startDatabase();
      relay = await startRelay({
        env: wall.env,
        ...(postgres === undefined ? {} : { databaseUrl: postgres.url }),
      });
      cookie = await signIn(relay.url, 'sam@hart.example');
      sam = await aStaffMember(relay.url, 'sam@hart.example', cookie);
      chatter = new Chatter(relay.url);
      await chatter.begin();
      await chatter.say('before');
      const { waiting } = await sam.grant('watch', {});
      conversation = (waiting as readonly Json[])[0]?.['id'];
      await sam.grant('take', { conversation });
    });

    after(async () => {
      chatter?.cut();
      sam?.leave();
      await relay?.stop();
      await postgres?.stop();
      await wall?.stop();
    });

    /** The chat goes on both ways, with what was there before, in order, and in time. */
    const goesOn = async (word: string): Promise<void> => {
      await chatter.say(`resident ${word}`);
      await sam.grant('message', { conversation, id: newId(), body: `adviser ${word}` });
      const entries = (await chatter.all()) as unknown as readonly Json[];
      const times = entries.map(({ at }) => Number(at));
      assert.deepEqual(
        times,
        times.toSorted((a, b) => a - b),
        'time never runs back in a chat',
      );
      assert.deepEqual(await chatter.lost(), []);
      // Back by the token, as if the page had changed.
      chatter.cut();
      await chatter.connect();
      assert.deepEqual(await chatter.lost(), []);
      // The session still opens the desk, and the chat is still Sam's.
      const again = await aStaffMember(relay.url, 'sam@hart.example', cookie);
      const { mine } = await again.grant('watch', {});
      assert.deepEqual(
        (mine as readonly Json[]).map(({ id }) => id),
        [conversation],
      );
      again.leave();
    };

    /** Work with a lease or a time is done soon: another adviser is offered what is left behind. */
    const worksSoon = async (): Promise<void> => {
      const next = new Chatter(relay.url);
      await next.begin();
      await next.say('next');
      await until('a chat that begins now is seen to', async () => {
        const { waiting } = await sam.grant('watch', {});
        return (waiting as readonly Json[]).length > 0;
      });
      await next.grant('end', {});
      next.cut();
      assert.equal((await fetch(`${relay.url}/readyz`)).status, 200);
    };

    for (const [name, offset] of [
      ['forwards', HOUR],
      ['back again', 0],
      ['back before it began', -HOUR],
    ] as const)
      it(`goes on when it is stepped ${name}`, async () => {
        await wall.set(offset);
        await goesOn(name);
        await worksSoon();
      });
  });
