import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How a relay and its sender stand at a moment. */
export interface Sample {
  /** s since the first */
  readonly at: number;
  /** MB of memory: the relay's, its JavaScript heap's, and its sender's. */
  readonly relay: number;
  readonly heap: number;
  readonly sender: number;
  /** Open handles and files of the relay, and sockets connected to it. */
  readonly handles: number;
  readonly files: number;
  readonly sockets: number;
}

const MB = 1024 * 1024;

/** The sum of a measure over its labels, of the text that Prometheus reads. */
const read = (page: string, name: string): number =>
  page
    .split('\n')
    .filter((line) => line.startsWith(`${name} `) || line.startsWith(`${name}{`))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);

/** kB of a process's children, which a relay's only ones are its sender. */
const childrenOf = async (pid: number): Promise<number> => {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'ppid=,rss=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([parent]) => parent === pid)
    .reduce((sum, [, kilobytes = 0]) => sum + kilobytes, 0);
};

/** Asks a relay's own measures, and the system for its sender's. */
export const takeSample = async (
  relay: { readonly url: string; readonly pid: number | null },
  began: number,
): Promise<Sample> => {
  const page = await (await fetch(`${relay.url}/metrics`)).text();
  return {
    at: (Date.now() - began) / 1_000,
    relay: read(page, 'bellman_process_resident_memory_bytes') / MB,
    heap: read(page, 'bellman_nodejs_heap_size_used_bytes') / MB,
    sender: (await childrenOf(relay.pid ?? -1)) / 1_024,
    handles: read(page, 'bellman_nodejs_active_handles_total'),
    files: read(page, 'bellman_process_open_fds'),
    sockets: read(page, 'bellman_sockets'),
  };
};

/** A part of a run, by shares of its time: `part(samples, 0.25, 0.5)` is its second quarter. */
export const part = (samples: readonly Sample[], from: number, to: number): readonly Sample[] =>
  samples.slice(Math.floor(samples.length * from), Math.ceil(samples.length * to));

/** The least of a measure: of a heap, what is left when garbage has just been collected. */
export const floor = (samples: readonly Sample[], of: keyof Sample): number =>
  Math.min(...samples.map((one) => one[of]));

/** The value in the middle. */
export const middle = (samples: readonly Sample[], of: keyof Sample): number =>
  samples.map((one) => one[of]).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
