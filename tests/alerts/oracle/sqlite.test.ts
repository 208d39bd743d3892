import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openAudience } from '@bellman/server/testing/audience';
import { alerts, seed, tellAudience } from './tell.js';

describe('whom alerts reach, on SQLite', () => {
  it(`is exact for ${alerts} alerts, from AUDIENCE_SEED=${seed}`, async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'bellman-audience-'));
    const audience = await openAudience({ folder });
    try {
      await tellAudience(test, audience);
    } finally {
      await audience.close();
      await rm(folder, { recursive: true });
    }
  });
});
