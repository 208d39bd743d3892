import type { Operation } from './work.js';

/** Calls of one operation that are done as one, or one call by itself. */
export interface Joined<C> {
  readonly operation: Operation<unknown, unknown>;
  readonly calls: C[];
}

/** The conversation that a call names, or null. */
export const conversationOf = (args: unknown): string | null =>
  typeof args === 'object' &&
  args !== null &&
  'conversation' in args &&
  typeof args.conversation === 'string'
    ? args.conversation
    : null;

/** The conversations that a call of an operation that joins others is about. */
export const conversationsOf = (args: unknown): readonly string[] =>
  typeof args === 'object' && args !== null && 'messages' in args && Array.isArray(args.messages)
    ? args.messages.flatMap((one: unknown) => conversationOf(one) ?? [])
    : [];

/**
 * Puts the writes of a batch into the order in which they are done. None of them has been answered
 * yet, so those of different conversations may go in any order: a call that can be done together
 * with an earlier one goes there, ahead of writes that name another conversation. What it must not
 * overtake (the same conversation's, and what names none) ends the group.
 */
export const joined = <C extends { readonly args: unknown }>(
  calls: readonly C[],
  operationOf: (call: C) => Operation<unknown, unknown>,
): Joined<C>[] => {
  const groups: Joined<C>[] = [];
  let open: Joined<C> | null = null;
  const passed = new Set<string>();
  for (const call of calls) {
    const operation = operationOf(call);
    const fits =
      open?.operation === operation && !conversationsOf(call.args).some((id) => passed.has(id));
    if (open !== null && fits) {
      open.calls.push(call);
      continue;
    }
    const group: Joined<C> = { operation, calls: [call] };
    groups.push(group);
    const named = conversationOf(call.args);
    if (operation.together !== undefined) open = group;
    else if (named === null) open = null;
    else passed.add(named);
    if (open === group || open === null) passed.clear();
  }
  return groups;
};
