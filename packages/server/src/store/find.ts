import { groups } from './groups.js';
import type { Group, Operation } from './work.js';

const byName: Readonly<Record<string, Group>> = groups;

/** The operation called `name` in `group`. A name that is not there is a mistake of ours. */
export const find = (group: string, name: string): Operation<unknown, unknown> => {
  const operation = byName[group]?.[name];
  if (!operation) throw new Error(`The store has no operation ${group}.${name}.`);
  // Arguments were checked by the compiler where the call was made: see `Calls`.
  return operation as Operation<unknown, unknown>;
};

/** One call, whichever engine takes it. */
export type Call = (group: string, name: string, args: unknown) => Promise<unknown>;

/** Every group's operations as functions that go through `call`. */
export const callers = (
  call: Call,
): Record<string, Record<string, (args: unknown) => Promise<unknown>>> =>
  Object.fromEntries(
    Object.entries(byName).map(([group, operations]) => [
      group,
      Object.fromEntries(
        Object.keys(operations).map((name) => [name, (args: unknown) => call(group, name, args)]),
      ),
    ]),
  );
