import { systemClock as clock } from '../ground/clock.js';
import { readConfig } from '../ground/config.js';
import { createLog } from '../ground/log.js';
import { openStore } from '../store/open.js';
import { askRelay } from './ask.js';
import { sayTo } from './bar.js';
import type { Command } from './command.js';
import { commands, type CommandName } from './commands.js';

type Args<N extends CommandName> = Parameters<(typeof commands)[N]['run']>[1];

/**
 * Carries a command out: through the relay that runs on this folder, since its storage worker
 * alone opens the SQLite file; else on the store itself, as always on PostgreSQL.
 */
export const run = async <N extends CommandName>(name: N, args: Args<N>): Promise<void> => {
  const config = readConfig(process.env, { demo: false });
  const say = sayTo(process.stdout);
  const { data: folder, databaseUrl: url } = config;
  if (url === null && (await askRelay(folder, name, args, say))) return;
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const store = await openStore({
    folder,
    clock,
    log: createLog('warn'),
    ...(url === null ? {} : { url }),
  });
  try {
    const command: Command<Args<N>> = commands[name];
    await command.run({ store, clock, say, signal: stopping.signal }, args);
  } finally {
    await store.close();
  }
};
