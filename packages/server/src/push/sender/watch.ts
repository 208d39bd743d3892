/** Looks that make up the silence that is borne. */
const looks = 5;
/** So many times as long orders may wait without a single outcome of any, though the process answers. */
const stillFor = 4;

/**
 * Notices a sender process that goes on without doing anything: one that was halted, or that waits
 * for ever. It counts looks and not time, so that a relay that was itself halted for a while takes
 * nothing of that for the other's silence.
 */
export interface Watch {
  /** Asks the process whether it is there; kills it where it has been silent for too long. */
  look(): void;
  /** The process said something; `outcomes`: what became of messages. */
  heard(outcomes: boolean): void;
}

export const createWatch = (parts: {
  /** Whether orders wait for it: else nothing is expected of it. */
  readonly waits: () => boolean;
  /** Asks it for a sign of life, which `heard` is told of. */
  readonly ask: () => void;
  readonly kill: () => void;
}): Watch => {
  let silent = 0;
  let still = 0;
  const reset = (): void => void (silent = still = 0);
  return {
    look: () => {
      if (!parts.waits()) return reset();
      silent += 1;
      still += 1;
      if (silent <= looks && still <= looks * stillFor) return parts.ask();
      reset();
      parts.kill();
    },
    heard: (outcomes) => {
      silent = 0;
      if (outcomes) still = 0;
    },
  };
};

/** How often to look for a silence of so many ms to be noticed. */
export const lookEvery = (silence: number): number => silence / looks;
