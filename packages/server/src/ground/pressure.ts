import { relayLimits } from '@bellman/protocol';

/**
 * How hard this process has it: `busy` takes no new chats, `crowded` sends away for a while who
 * comes back to one.
 */
export type Pressure = 'calm' | 'busy' | 'crowded';

/** How often the event loop is asked how late it is, ms. */
const EVERY = 250;
/** What one look counts for beside those before it: together they look about a second back. */
const WEIGHT = 0.2;
/** One look counts no more than this, ms: a machine that slept is not busy for long. */
const MOST = 5_000;

/** Turns how late the event loop was, look by look, into a pressure that does not flap. */
export interface PressureGauge {
  readonly now: Pressure;
  /** The average of late, ms. */
  readonly lateMs: number;
  /** @param lateMs how much later than asked a timer ran */
  note(lateMs: number): void;
}

/**
 * It rises at `busy` and at `crowded`, and falls well below: `crowded` ends under `busy`, and
 * `busy` under `calm`.
 */
export const createPressure = (
  at: {
    readonly calm: number;
    readonly busy: number;
    readonly crowded: number;
  } = relayLimits.loopDelayMs,
): PressureGauge => {
  let late = 0;
  let now: Pressure = 'calm';
  return {
    get now() {
      return now;
    },
    get lateMs() {
      return late;
    },
    note: (lateMs) => {
      late += (Math.min(Math.max(lateMs, 0), MOST) - late) * WEIGHT;
      if (late >= at.crowded) now = 'crowded';
      else if (late < at.calm) now = 'calm';
      else if (late >= at.busy ? now === 'calm' : now === 'crowded') now = 'busy';
    },
  };
};

/**
 * Looks at this process's own event loop from now on. It does not keep the process alive.
 * @returns what stops it
 */
export const watchLoop = (gauge: PressureGauge): (() => void) => {
  let due = performance.now() + EVERY;
  const timer = setInterval(() => {
    const now = performance.now();
    gauge.note(now - due);
    due = now + EVERY;
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
};
