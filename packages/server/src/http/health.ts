import { Problem } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { createClockWatch } from '../ground/clock-watch.js';
import type { Config } from '../ground/config.js';
import { needRoom } from '../ground/disk-room.js';
import type { Log } from '../ground/log.js';
import type { Metrics } from '../ground/metrics.js';
import type { Store } from '../store/store.js';
import { express, type Router } from './express.js';

/** What the health addresses ask of the relay. */
export interface Health {
  /** It is stopping, and takes nothing new. */
  draining(): boolean;
  /** Resolves if the store answers; a Problem says why it does not. */
  storeAnswers(): Promise<void>;
  /** What whoever looks after the relay should know though it serves; null: nothing. */
  note(): string | null;
  /** Call it every minute: what should be known is logged. */
  look(): Promise<void>;
}

/** How long what was found out is taken for so, ms: whoever asks much asks the store no more. */
const LASTS = 1_000;

/** One look at a time, whose outcome, good or bad, is shared by all who ask meanwhile and just after. */
export const shared = (
  look: () => Promise<void>,
  elapsed: () => number = () => performance.now(),
  lasts = LASTS,
): (() => Promise<void>) => {
  let latest: Promise<void> | null = null;
  let doneAt: number | null = null;
  return () => {
    if (latest !== null && (doneAt === null || elapsed() - doneAt < lasts)) return latest;
    doneAt = null;
    latest = look().finally(() => (doneAt = elapsed()));
    return latest;
  };
};

/** A relay is ready while its store answers and finds room for what is written. */
export const healthOf = (parts: {
  readonly config: Pick<Config, 'data' | 'databaseUrl'>;
  readonly store: Pick<Store, 'councils'>;
  readonly draining: () => boolean;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
}): Health => {
  const clockWatch = createClockWatch(parts);
  return {
    draining: parts.draining,
    note: clockWatch.note,
    look: async () => clockWatch.look(),
    storeAnswers: shared(async () => {
      await Promise.all([parts.store.councils.health({}), needRoom(parts.config)]);
    }),
  };
};

const noted = (health: Pick<Health, 'note'>): { note?: string } => {
  const note = health.note();
  return note === null ? {} : { note };
};

/** `/healthz`: the process lives. `/readyz`: it can serve. `/metrics`: for Prometheus. */
export const healthRoutes = (health: Omit<Health, 'look'>, metrics: Metrics): Router => {
  // By these very words alone, so that a balancer can keep them to itself.
  const router = express.Router({ caseSensitive: true, strict: true });
  router.get('/healthz', (_request, response) => {
    response.locals['route'] = 'healthz';
    response.set('Cache-Control', 'no-store').json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    response.locals['route'] = 'readyz';
    if (health.draining()) throw new Problem('draining');
    await health.storeAnswers();
    response.set('Cache-Control', 'no-store').json({ status: 'ready', ...noted(health) });
  });
  router.get('/metrics', async (_request, response) => {
    response.locals['route'] = 'metrics';
    const { type, text } = await metrics.page();
    response.set({ 'Content-Type': type, 'Cache-Control': 'no-store' }).send(text);
  });
  return router;
};
