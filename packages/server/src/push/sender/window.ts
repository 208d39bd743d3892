/** Messages in flight to one push service: so many at first and at least. */
export const least = 64;

/** How many messages may be in flight to one push service, by how quickly it answers. */
export interface Window {
  size(): number;
  /** Hears that one was answered: after so many ms, with so many in flight before it. */
  answered(ms: number, inFlight: number): void;
  /** Hears that one was not answered in time, or refused: it gets less at once. */
  lost(): void;
}

/**
 * Widens while answers come as quickly as ever and all the room is used, for the rate is what is
 * in flight by latency; narrows when they take much longer, for then what is in flight only waits,
 * there or here. Judged once for each round of as many answers as are let out.
 * @param most never more than this
 */
export const createWindow = (most: number): Window => {
  let size = Math.min(least, most);
  let best = Number.POSITIVE_INFINITY;
  let round = { answers: 0, ms: 0, fullest: 0 };

  const judge = (): void => {
    const mean = round.ms / round.answers;
    // What was best is forgotten slowly: the way to a push service may become longer for good.
    best = Math.min(mean, best * 1.05);
    if (mean <= best * 1.5 + 10) {
      if (round.fullest >= size * 0.8) size = Math.min(most, Math.ceil(size * 1.5));
    } else if (mean > best * 2.5 + 20)
      size = Math.max(Math.min(least, most), Math.floor(size * 0.8));
    round = { answers: 0, ms: 0, fullest: 0 };
  };

  return {
    size: () => size,
    answered: (ms, inFlight) => {
      round = {
        answers: round.answers + 1,
        ms: round.ms + ms,
        fullest: Math.max(round.fullest, inFlight),
      };
      if (round.answers >= size) judge();
    },
    lost: () => {
      size = Math.min(least, most);
    },
  };
};
