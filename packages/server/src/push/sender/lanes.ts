import type { Clock } from '../../ground/clock.js';
import type { Meaning } from './answer.js';

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
  /** Until when the push service asked to be left alone, ms. */
  blockedUntil: number;
}

/**
 * A lane for each push service, each with so many at a time, so that a slow or failing one holds
 * up nobody else. A lane whose service asked for time (Retry-After) gives back all it has at once,
 * unsent, to be tried again after that.
 */
export const createLanes = (parts: { readonly clock: Clock; readonly width: number }) => {
  const { clock, width } = parts;
  const lanes = new Map<string, Lane>();

  const next = (name: string, lane: Lane): void => {
    // Whoever waits longest takes the room over, so that nobody slips in between.
    const start = lane.waiting.shift();
    if (start) return start();
    lane.running -= 1;
    if (lane.running === 0 && lane.blockedUntil <= clock.now()) lanes.delete(name);
  };

  /** Runs `send` when there is room in `name`'s lane. */
  return async (name: string, send: () => Promise<Meaning>): Promise<Meaning> => {
    let lane = lanes.get(name);
    if (!lane) {
      lane = { running: 0, waiting: [], blockedUntil: 0 };
      lanes.set(name, lane);
    }
    const { waiting } = lane;
    if (lane.running >= width) await new Promise<void>((start) => waiting.push(start));
    else lane.running += 1;
    try {
      const wait = lane.blockedUntil - clock.now();
      if (wait > 0) return { result: 'retry', retryAfter: wait };
      const meaning = await send();
      if (meaning.retryAfter !== undefined) {
        lane.blockedUntil = Math.max(lane.blockedUntil, clock.now() + meaning.retryAfter);
      }
      return meaning;
    } finally {
      next(name, lane);
    }
  };
};
