/** The time, handed in, so that a test can say what it is. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** How far it is off the machine's, ms: above 0 ahead. Without it: not at all. */
  offBy?(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };
