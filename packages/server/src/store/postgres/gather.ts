/** A call that waits for its batch. */
interface Waiting {
  readonly args: unknown;
  readonly now: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Calls of one operation that are done together. */
export interface Gathered {
  /** Joins the next batch; answers when that has been committed. */
  call(args: unknown, now: number): Promise<unknown>;
  /** Resolves once what was called before and names this conversation is done; null: nothing is. */
  before(conversation: string): Promise<unknown> | null;
}

/** Calls in one batch at the most: what comes beyond waits for the next, so that none takes long. */
export const mostInBatch = 1_000;

/**
 * Natural batching: one batch is in flight, and what comes meanwhile is the next, which begins when
 * the commit has ended. There are no timers: where nothing is under way, a call begins at once.
 * Where a batch fails for another reason than that the database is away, each call is done by
 * itself, in order, so that only the one at fault is refused.
 *
 * @param run does the calls in one transaction, in their order; answers for each
 * @param named the conversations that a call is about
 * @param hopeless whether doing each by itself would fail alike
 */
export const createGathered = (parts: {
  readonly run: (many: readonly unknown[], now: number) => Promise<readonly unknown[]>;
  readonly named: (args: unknown) => readonly string[];
  readonly hopeless: (error: unknown) => boolean;
}): Gathered => {
  const waiting: Waiting[] = [];
  let busy = false;
  /** The last call about each conversation that is not done. */
  const last = new Map<string, Promise<unknown>>();

  const settle = async (calls: readonly Waiting[]): Promise<void> => {
    try {
      const args = calls.map((one) => one.args);
      const values = await parts.run(args, calls.at(-1)?.now ?? 0);
      calls.forEach(({ resolve }, at) => resolve(values[at]));
    } catch (error) {
      const alone = calls.length > 1 && !parts.hopeless(error);
      if (!alone) for (const { reject } of calls) reject(error);
      else for (const one of calls) await settle([one]);
    }
  };

  const drain = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) await settle(waiting.splice(0, mostInBatch));
    busy = false;
  };

  return {
    call: (args, now) => {
      const done = new Promise<unknown>((resolve, reject) => {
        waiting.push({ args, now, resolve, reject });
      });
      const names = parts.named(args);
      for (const name of names) last.set(name, done);
      const forget = (): void => {
        for (const name of names) if (last.get(name) === done) last.delete(name);
      };
      done.then(forget, forget);
      // Late enough that what arrives in the same turn of the event loop goes along.
      if (!busy && waiting.length === 1) setImmediate(() => void drain());
      return done;
    },
    before: (conversation) => last.get(conversation) ?? null,
  };
};
