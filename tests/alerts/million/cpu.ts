import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Seconds of CPU that a relay has used since it started (Linux). */
export interface Used {
  /** The relay's own thread. */
  readonly relay: number;
  /** Its other threads: the storage worker, and what Node does beside. */
  readonly storage: number;
  /** Its sender process, all threads. */
  readonly sender: number;
}

/** What the kernel counts in: USER_HZ is 100 on every Linux that Node runs on. */
const ticks = 100;

/** utime and stime of a `stat` of proc(5), after the name, which may hold spaces. */
const secondsIn = (stat: string): number => {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
};

/** A thread may end between the listing and the look. */
const secondsOf = async (path: string): Promise<number> => {
  const stat = await readFile(path, 'utf8').catch(() => null);
  return stat === null ? 0 : secondsIn(stat);
};

const childOf = async (pid: number): Promise<number | undefined> => {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .find(([, parent]) => parent === pid)?.[0];
};

/** Null where the system does not tell. */
export const cpuOf = async (pid: number): Promise<Used | null> => {
  if (process.platform !== 'linux') return null;
  const threads = await readdir(`/proc/${pid}/task`);
  const each = await Promise.all(
    threads.map(async (thread) => ({
      own: thread === String(pid),
      seconds: await secondsOf(`/proc/${pid}/task/${thread}/stat`),
    })),
  );
  const sum = (own: boolean): number =>
    each.filter((one) => one.own === own).reduce((all, { seconds }) => all + seconds, 0);
  const child = await childOf(pid);
  return {
    relay: sum(true),
    storage: sum(false),
    sender: child === undefined ? 0 : await secondsOf(`/proc/${child}/stat`),
  };
};
