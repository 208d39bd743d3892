import { Problem } from '@bellman/protocol';
import { createApp } from './app.js';
import type { Clock } from './ground/clock.js';
import { checkServing, readConfig, type Config } from './ground/config.js';
import { createLog, type Log } from './ground/log.js';
import { createSteadyClock } from './ground/steady-clock.js';
import { openStore } from './store/open.js';
import type { Store } from './store/store.js';

/** What may be done once the store is open and before anybody can connect. */
export interface Opened {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

export interface ServeOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** With the demo councils. */
  readonly demo: boolean;
  /**
   * Puts into the store what must be there, such as the demo councils. What it answers is called
   * when the relay stops, while the store is still open.
   */
  readonly prepare?: (opened: Opened) => Promise<(() => Promise<void>) | undefined>;
  /** Hears that the relay serves, and where. */
  readonly ready?: (address: { readonly url: string; readonly port: number }) => void;
}

/** A stop that takes longer than this is cut short, ms. */
const LONGEST_STOP = 20_000;

/**
 * Runs a relay until SIGTERM or SIGINT, or until its store fails.
 * @returns the process's exit code: 0 after a stop, 1 where it could not start or go on; then a
 *   sentence on standard error says why
 */
export const serve = async (options: ServeOptions): Promise<number> => {
  try {
    return await run(options);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    process.stderr.write(`${error.view.title}\n`);
    return 1;
  }
};

const run = async (options: ServeOptions): Promise<number> => {
  const config = readConfig(options.env, { demo: options.demo });
  checkServing(config);
  const log = createLog(config.logLevel);
  const end = endOf(log);
  const clock = createSteadyClock();
  const store = await openStore({
    folder: config.data,
    clock,
    log,
    onFatal: end.fail,
    ...(config.databaseUrl === null ? {} : { url: config.databaseUrl }),
  });
  let finish: (() => Promise<void>) | undefined;
  try {
    const opened = { config, store, clock, log };
    finish = await options.prepare?.(opened);
    const app = createApp(opened);
    const { port } = await app.listen();
    options.ready?.({ url: config.publicUrl ?? `http://localhost:${port}`, port });
    log.info({ port }, 'serving');
    const code = await end.reached;
    // Nothing below may hang for ever: a second process may be waiting for the store.
    setTimeout(() => process.exit(1), config.drain + LONGEST_STOP).unref();
    await app.close();
    return code;
  } finally {
    await finish?.();
    await store.close();
  }
};

/** The first of: a signal to stop (code 0), a store that cannot go on (code 1). */
const endOf = (
  log: Log,
): { readonly reached: Promise<number>; readonly fail: (error: Error) => void } => {
  let fail = (_error: Error): void => undefined;
  const reached = new Promise<number>((resolve) => {
    fail = (error) => {
      log.fatal({ err: error }, 'the store cannot go on');
      resolve(1);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      // Once: a second signal ends the process at once, as ever.
      process.once(signal, () => {
        log.info({ signal }, 'stopping');
        resolve(0);
      });
    }
  });
  return { reached, fail };
};
