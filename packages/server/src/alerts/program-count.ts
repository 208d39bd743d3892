import { limits, Problem } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { createCounts } from '../people/counts.js';

/** Counts what a program sends. @throws Problem `too-fast` */
export type ProgramCount = (program: string) => void;

const window = 10 * 60_000;

/** Messages of each key in ten minutes, in this relay's memory. */
export const createProgramCount = (clock: Clock): ProgramCount => {
  const counts = createCounts(clock, window);
  return (program) => {
    const sent = counts.of(program);
    if (sent.count >= limits.alertsPerKey) {
      const seconds = Math.max(1, Math.ceil((sent.since + window - clock.now()) / 1000));
      throw new Problem('too-fast', { seconds });
    }
    sent.count += 1;
  };
};
