import { after, before, describe, it, type TestContext } from 'node:test';
import { makeDatabase, startPostgres, type Server } from '@bellman/server/testing/database';
import type { Mode } from './oracle.js';
import { dayOf, seed, tellDay } from './tell.js';

const day = dayOf(100);

describe(`who gets which of ${day.chats.length} chats, with two relays on one PostgreSQL, from ROUTING_SEED=${seed}`, () => {
  let server: Server | undefined;
  let base = process.env['TEST_DATABASE_URL'];

  before(async () => {
    if (base !== undefined) return;
    server = await startPostgres();
    base = server.url;
  });
  after(() => server?.stop());

  const tell = async (test: TestContext, mode: Mode): Promise<void> => {
    const { url, drop } = await makeDatabase(String(base));
    try {
      await tellDay(test, day, mode, url);
    } finally {
      await drop();
    }
  };

  it('is right where advisers take the next', (test) => tell(test, 'take'));
  it('is right where chats ring', (test) => tell(test, 'offer'));
});
