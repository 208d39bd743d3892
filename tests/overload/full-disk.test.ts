import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Json } from '../protocol/client.js';
import { startRelay, type Relay } from '../support/relay.js';
import { until } from '../support/until.js';
import { Chatter } from './crowd.js';

/** Room for the demo's store and a little more. */
const SIZE = '40m';

/** A small disk of its own; null where none can be mounted, which takes root on Linux. */
const smallDisk = (): string | null => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'bellman-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
};

const disk = smallDisk();
const skip = disk === null ? 'a small disk can be mounted by root on Linux alone' : false;

describe('a relay on SQLite whose disk is full', { skip }, () => {
  const folder = disk ?? '';
  const filler = join(folder, 'filler');
  let relay: Relay;
  let chatter: Chatter;
  let neighbour: Chatter;

  before(async () => {
    relay = await startRelay({ env: { BELLMAN_DATA: join(folder, 'data') } });
    // A council's first visitor has its push key made.
    await fetch(`${relay.url}/api/v1/councils/hart`);
    [chatter, neighbour] = [new Chatter(relay.url), new Chatter(relay.url)];
    for (const one of [chatter, neighbour]) {
      await one.begin();
      await one.say('before');
    }
  });

  after(async () => {
    chatter?.cut();
    neighbour?.cut();
    await relay?.stop();
    if (disk === null) return;
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });

  /** Fills it to the last block, whatever the relay wrote in the meantime. */
  const fill = async (): Promise<void> => {
    const { bavail, bsize } = await statfs(folder);
    const all = writeFile(filler, Buffer.alloc(bavail * bsize), { flag: 'a' });
    await all.catch((error: NodeJS.ErrnoException) => assert.equal(error.code, 'ENOSPC'));
  };

  const refusalOf = async (one: Chatter): Promise<Json | null> => {
    const id = `full-${String(Math.random()).slice(2)}`;
    const answer = await one.ask('message', { id, body: 'x'.repeat(3_000) });
    if (answer['ok'] !== true) return answer['problem'] as Json;
    // What was acknowledged counts, however full it is.
    one.kept.push({ id, seq: Number(answer['seq']) });
    return null;
  };

  it('refuses what it cannot keep, with the reason', async () => {
    await fill();
    const problem = await until('nothing more is taken', async () => {
      await fill();
      return refusalOf(chatter);
    });
    assert.equal(problem['code'], 'store-full');
    assert.match(String(problem['title']), /disk is full/);
    assert.equal(problem['status'], 507);
  });

  it('goes on being read, and says that it is not ready', async () => {
    assert.deepEqual(await chatter.lost(), []);
    const council = await fetch(`${relay.url}/api/v1/councils/hart`);
    assert.equal(council.status, 200);
    const ready = await until('it says so', async () => {
      const answer = await fetch(`${relay.url}/readyz`);
      return answer.status === 200 ? null : answer;
    });
    assert.equal(ready.status, 507);
    assert.equal(((await ready.json()) as Json)['code'], 'store-full');
    assert.equal((await fetch(`${relay.url}/healthz`)).status, 200);
  });

  it('recovers by itself once there is room, and has lost nothing that it acknowledged', async () => {
    await rm(filler);
    await until('it is ready', async () => (await fetch(`${relay.url}/readyz`)).ok);
    await chatter.say('after');
    await neighbour.say('after');
    for (const one of [chatter, neighbour]) {
      assert.deepEqual(await one.lost(), []);
      one.cut();
      await one.connect();
      assert.deepEqual(await one.lost(), []);
    }
    await relay.kill();
    await relay.start();
    for (const one of [chatter, neighbour]) {
      one.cut();
      await one.connect();
      assert.deepEqual(await one.lost(), [], 'all of it was on the disk');
    }
  });
});
