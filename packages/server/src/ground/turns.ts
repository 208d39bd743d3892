/**
 * Lets `atOnce` pieces of work run, and `waiting` more wait in line; beyond that the work is
 * refused with the error that `full` makes, so that memory stays bounded.
 */
export const createTurns = (bounds: { readonly atOnce: number; readonly waiting: number }) => {
  let running = 0;
  const line: (() => void)[] = [];

  return async <T>(work: () => Promise<T>, full: () => Error): Promise<T> => {
    if (running < bounds.atOnce) {
      running += 1;
    } else {
      if (line.length >= bounds.waiting) throw full();
      // Whoever finishes hands its place over, so `running` stays as it is.
      await new Promise<void>((resolve) => line.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = line.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
};
