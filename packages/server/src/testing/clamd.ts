import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';

/** A real `clamd` that knows one signature, our own. */
export interface Clamd {
  /** Its socket. */
  readonly path: string;
  stop(): Promise<void>;
}

/** What it takes for a virus: no other file holds it. */
export const virus = 'bellman-test-virus-6f1c0d2b';

const places = [
  process.env['BELLMAN_CLAMD'],
  '/usr/sbin/clamd',
  '/usr/bin/clamd',
  '/opt/homebrew/sbin/clamd',
];

/** Where `clamd` is; null where there is none. */
export const findClamd = (): string | null =>
  places.find((place) => place !== undefined && place !== '' && existsSync(place)) ?? null;

/** What a test that needs it says where it is not. */
export const noClamd =
  findClamd() === null ? 'clamd is not here: sudo apt-get install -y clamav-daemon' : false;

const answers = async (path: string): Promise<boolean> => {
  const socket = connect({ path });
  try {
    await once(socket, 'connect');
    socket.write('zPING\0');
    const [said] = (await once(socket, 'data')) as [Buffer];
    return said.toString() === 'PONG\0';
  } catch {
    // Not yet: it makes its socket when it has read its signatures.
    return false;
  } finally {
    socket.destroy();
  }
};

/** Starts one without network, updates or files of the system's. */
export const startClamd = async (): Promise<Clamd> => {
  const program = findClamd();
  if (program === null) throw new Error('There is no clamd here');
  const folder = await mkdtemp(join(tmpdir(), 'bellman-clamd-'));
  const path = join(folder, 'socket');
  const database = join(folder, 'signatures');
  await mkdir(database);
  // Name, any kind of file, anywhere in it, the bytes (ClamAV, "Extended signatures").
  const signature = `Bellman.Test:0:*:${Buffer.from(virus).toString('hex')}\n`;
  await writeFile(join(database, 'bellman.ndb'), signature);
  const settings = join(folder, 'clamd.conf');
  const lines = [`DatabaseDirectory ${database}`, `LocalSocket ${path}`, 'Foreground yes'];
  await writeFile(settings, `${lines.join('\n')}\n`);
  const child = spawn(program, [`--config-file=${settings}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (words: string) => (said += words));
  }
  const ended = once(child, 'exit');
  while (!(await answers(path))) {
    if (child.exitCode !== null) throw new Error(`clamd ended with ${child.exitCode}.\n${said}`);
    await new Promise(setImmediate);
  }
  return {
    path,
    stop: async () => {
      process.off('exit', kill);
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
