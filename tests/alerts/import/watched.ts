import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { until } from '../../support/until.js';

/** How a command of the command line went. */
export interface Watched {
  /** All that it wrote. */
  readonly said: string;
  readonly code: number | null;
  readonly ms: number;
  /** Its memory (resident set) at regular times, MB; empty where the system does not tell. */
  readonly memory: readonly number[];
}

const program = fileURLToPath(
  new URL('../../../../packages/server/dist/cli/main.js', import.meta.url),
);
const longest = 30 * 60_000;
/** MB of heap that each of its threads may have. */
const heap = 64;

/** MB that a process has in memory (Linux). */
const memoryOf = async (pid: number): Promise<number | null> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const found = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return found === undefined ? null : Number(found) / 1024;
};

/** Runs a command over the data in `folder`; killed (SIGKILL) as soon as `enough` holds. */
export const watch = async (
  folder: string,
  args: readonly string[],
  enough: () => Promise<boolean> = () => Promise.resolve(false),
): Promise<Watched> => {
  const began = Date.now();
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, program, ...args], {
    env: { ...process.env, BELLMAN_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (words: string) => (said += words));
  let ended: { readonly code: number | null } | null = null;
  child.once('close', (code) => (ended = { code }));
  const memory: number[] = [];
  const { code } = await until(
    'the command ends',
    async () => {
      const now = await memoryOf(child.pid ?? 0);
      if (now !== null) memory.push(now);
      if (!child.killed && (await enough())) child.kill('SIGKILL');
      return ended;
    },
    longest,
  );
  return { said, code, ms: Date.now() - began, memory };
};
