import type { Log } from './log.js';

/** Something that works while there is work, sleeps until more is due, and can be woken. */
export interface Loop {
  start(): void;
  /** There may be work. */
  wake(): void;
  /** Takes nothing new; resolves when what is under way is finished. */
  stop(): Promise<void>;
}

/** After a failure, such as a store that is away for a moment, ms. */
const rest = 2_000;
/** The longest sleep, ms: `setTimeout` overflows far above. */
const longest = 3_600_000;

/**
 * @param work does one piece; false where there was none
 * @param wait ms until more is due; null where nothing is
 */
export const createLoop = (parts: {
  readonly name: string;
  readonly work: () => Promise<boolean>;
  readonly wait: () => Promise<number | null>;
  readonly log: Pick<Log, 'error'>;
}): Loop => {
  const asked = { stop: true, wake: false };
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const turn = async (): Promise<number | null> => {
    do {
      asked.wake = false;
      while (!asked.stop && (await parts.work())) asked.wake = false;
    } while (asked.wake && !asked.stop);
    return asked.stop ? null : parts.wait();
  };

  const run = async (): Promise<void> => {
    let sleep: number | null;
    try {
      sleep = await turn();
    } catch (error) {
      parts.log.error({ err: error, loop: parts.name }, 'a loop failed and will try again');
      sleep = rest;
    }
    running = null;
    if (asked.stop) return;
    if (asked.wake) wake();
    else if (sleep !== null) timer = setTimeout(wake, Math.min(Math.max(sleep, 1), longest));
  };

  const wake = (): void => {
    if (asked.stop) return;
    asked.wake = true;
    if (running !== null) return;
    clearTimeout(timer);
    running = run();
  };

  return {
    start: () => {
      asked.stop = false;
      wake();
    },
    wake,
    stop: async () => {
      asked.stop = true;
      clearTimeout(timer);
      await running;
    },
  };
};
