import type { Clock } from './clock.js';
import type { Log } from './log.js';
import type { Metrics } from './metrics.js';

/** A clock that is further off than this is said so, ms: NTP's own corrections are far less. */
const FAR = 5 * 60_000;
/** How often it is said again, ms. */
const AGAIN = 3_600_000;

/** Says how far the relay's clock is off the machine's, while it is far. */
export interface ClockWatch {
  /** Call it every minute or so: it logs. */
  look(): void;
  /** A sentence for whoever looks after the relay; null while the clock is about right. */
  note(): string | null;
}

/** See `ClockWatch`. It shows `bellman_clock_off_seconds` as well. */
export const createClockWatch = (parts: {
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly metrics: Pick<Metrics, 'gauge'>;
}): ClockWatch => {
  const offBy = (): number => parts.clock.offBy?.() ?? 0;
  parts.metrics.gauge(
    'bellman_clock_off_seconds',
    'How far the relay’s clock is ahead of the machine’s (below 0: behind)',
    () => Math.round(offBy() / 1_000),
  );
  let saidAt: number | null = null;
  const note = (): string | null => {
    const minutes = Math.round(offBy() / 60_000);
    if (Math.abs(minutes) * 60_000 <= FAR) return null;
    const way = minutes > 0 ? 'ahead of' : 'behind';
    return `The relay’s clock is ${Math.abs(minutes)} minutes ${way} the machine’s, and moves towards it slowly. If the machine’s is right, restart the relay.`;
  };
  return {
    note,
    look: () => {
      const words = note();
      if (words === null) {
        saidAt = null;
        return;
      }
      const now = parts.clock.now();
      if (saidAt !== null && now - saidAt < AGAIN) return;
      saidAt = now;
      parts.log.warn(words);
    },
  };
};
