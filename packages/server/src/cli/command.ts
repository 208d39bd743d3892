import * as v from 'valibot';
import type { Clock } from '../ground/clock.js';
import type { Store } from '../store/store.js';
import type { Say } from './say.js';

/** What a command works with, in a process of its own or inside the relay. */
export interface Context {
  readonly store: Store;
  readonly clock: Clock;
  readonly say: Say;
  /** Aborts when whoever asked goes away, or the relay stops. */
  readonly signal: AbortSignal;
}

/** A command on the store. */
export interface Command<A = unknown> {
  /**
   * Checks the arguments and carries the command out. They are JSON, for they may have crossed
   * the relay's socket; file names in them are absolute.
   * @throws Problem, ImportRefused with what the person who typed it can do
   */
  run(context: Context, args: A): Promise<void>;
}

/** A command whose arguments are checked against `schema` first. */
export const command = <S extends v.GenericSchema>(
  schema: S,
  carryOut: (context: Context, args: v.InferOutput<S>) => Promise<void>,
): Command<v.InferInput<S>> => ({
  run: async (context, args) => carryOut(context, v.parse(schema, args)),
});
