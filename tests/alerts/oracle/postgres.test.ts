import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openAudience } from '@bellman/server/testing/audience';
import { makeDatabase, startPostgres } from '@bellman/server/testing/database';
import { alerts, seed, tellAudience } from './tell.js';

describe('whom alerts reach, on PostgreSQL', () => {
  it(`is exact for ${alerts} alerts, from AUDIENCE_SEED=${seed}`, async (test) => {
    const given = process.env['TEST_DATABASE_URL'];
    const server = given === undefined ? await startPostgres() : null;
    const { url, drop } = await makeDatabase(given ?? String(server?.url));
    const folder = await mkdtemp(join(tmpdir(), 'bellman-audience-'));
    try {
      const audience = await openAudience({ folder, url });
      try {
        await tellAudience(test, audience);
      } finally {
        await audience.close();
      }
    } finally {
      await drop();
      await server?.stop();
      await rm(folder, { recursive: true });
    }
  });
});
