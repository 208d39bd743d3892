interface Waiting<Asked, Found> {
  readonly key: string;
  readonly asked: Asked;
  readonly resolve: (found: Found | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads for many at once: one read is under way, and what is asked for meanwhile is the next, as
 * is what is asked for in one turn of the event loop. There are no timers. A key that is asked
 * for twice waits a read longer.
 * @param read answers what it found by key
 */
export const createGathering = <Asked, Found>(
  read: (asked: readonly Asked[]) => Promise<ReadonlyMap<string, Found>>,
): ((key: string, asked: Asked) => Promise<Found | undefined>) => {
  let waiting: Waiting<Asked, Found>[] = [];
  let busy = false;

  const next = (): Waiting<Asked, Found>[] => {
    const now = new Map<string, Waiting<Asked, Found>>();
    const later: Waiting<Asked, Found>[] = [];
    for (const one of waiting) {
      if (now.has(one.key)) later.push(one);
      else now.set(one.key, one);
    }
    waiting = later;
    return [...now.values()];
  };

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      const now = next();
      try {
        const found = await read(now.map(({ asked }) => asked));
        for (const { key, resolve } of now) resolve(found.get(key));
      } catch (error) {
        for (const { reject } of now) reject(error);
      }
    }
    busy = false;
  };

  return (key, asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, asked, resolve, reject });
      if (busy) return;
      busy = true;
      setImmediate(() => void drain());
    });
};
