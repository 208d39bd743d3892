import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Populating } from '@bellman/server/testing/populate';
import { startPushDouble, type PushDouble } from '../../support/push-double.js';
import { startRelay, type Relay } from '../../support/relay.js';

/** A relay whose council has many followers, and the push service that they are all at. */
export interface Stage {
  readonly relay: Relay;
  readonly push: PushDouble;
  /** The relay's data. */
  readonly folder: string;
  /** s that writing the followers took, and starting again */
  readonly wrote: number;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('./populate-process.js', import.meta.url));

/** Has followers written by a process of its own; `say` hears of each 200,000. */
export const populateAside = async (
  wish: Omit<Populating, 'progress'>,
  say: (words: string) => void,
): Promise<void> => {
  const child = fork(program, [], { execArgv: [] });
  child.on('message', (done: number) => {
    if (done % 200_000 === 0) say(`${done.toLocaleString('en-GB')} followers written`);
  });
  const ended = once(child, 'exit');
  child.send(wish);
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`Writing followers ended with ${String(code)}`);
};

/**
 * Starts the real relay (command line, SQLite) with `count` followers in Hart, drawn around the
 * postcodes of Hart and Rushmoor: the first start makes the tables, they are filled while it is
 * down, and the second serves.
 */
export const setStage = async (count: number, say: (words: string) => void): Promise<Stage> => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-million-'));
  const push = await startPushDouble();
  const relay = await startRelay({
    env: {
      BELLMAN_DATA: folder,
      BELLMAN_PUSH_HOSTS: push.host,
      NODE_EXTRA_CA_CERTS: push.caFile,
    },
  });
  // The council's push key is made when it is first asked for.
  await fetch(`${relay.url}/api/v1/councils/hart`);
  await relay.kill();
  const began = performance.now();
  const wish = {
    ...{ place: { folder }, council: 'hart', count, seed: 2026, hosts: [push.host] },
    services: ['waste', 'planning'],
  };
  const stop = async (): Promise<void> => {
    await relay.stop();
    await push.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await populateAside(wish, say);
    await relay.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const wrote = (performance.now() - began) / 1_000;
  return { relay, push, folder, wrote, stop };
};
