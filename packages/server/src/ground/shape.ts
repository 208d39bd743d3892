import { mask, Problem } from '@bellman/protocol';
import * as v from 'valibot';

/** How many lists and objects may lie within one another; no schema of ours has so many. */
const deepest = 64;

/**
 * Checks what came from outside against its schema, and answers it cleaned. What is too deep is
 * refused before anything looks into it: every way through it below is by recursion.
 * @throws Problem `body-wrong-shape`, with where and what was expected
 */
export const checkShape = <S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): v.InferOutput<S> => {
  if (isTooDeep(value)) {
    const expected = `at most ${deepest} lists and objects within one another`;
    throw new Problem('body-wrong-shape', { path: 'the top', expected });
  }
  const result = v.safeParse(schema, value, {
    abortEarly: true,
    abortPipeEarly: true,
    message: inWords,
  });
  if (!result.success) {
    const [issue] = result.issues;
    throw new Problem('body-wrong-shape', {
      path: v.getDotPath(issue) ?? 'the top',
      expected: issue.message,
    });
  }
  const path = pathOfNul(result.output, []);
  if (path !== null) {
    throw new Problem('body-wrong-shape', { path: path.join('.'), expected: 'text without NUL' });
  }
  return result.output;
};

/** What was expected, for somebody who writes a client: "a string, not a number". */
const inWords = (issue: v.BaseIssue<unknown>): string => {
  if (issue.received === 'undefined') return 'it is missing';
  if (issue.type === 'integer' || issue.type === 'safe_integer')
    return `expected a whole number but got ${issue.received}`;
  const expected = issue.expected ?? 'something else';
  if (issue.type === 'regex') return 'it has other characters than it may have';
  if (issue.type === 'max_length') return `it may be ${expected.slice(2)} long at the most`;
  if (issue.type === 'min_length') return `it must be ${expected.slice(2)} long at the least`;
  // What was sent is said back: by then it may be in somebody else's log (C7).
  return `expected ${expected} but got ${mask(issue.received).text}`;
};

/** Layer by layer, so that no depth fills the stack. */
const isTooDeep = (value: unknown): boolean => {
  let layer = [value];
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth >= deepest) return true;
    layer = layer.flatMap(membersOf);
  }
  return false;
};

/** What else may have members; the bytes of a binary attachment are none. */
const membersOf = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)
    ? Object.values(value).filter((member) => typeof member === 'object' && member !== null)
    : [];

/** PostgreSQL's text holds no U+0000, so both engines refuse it here, before anything is done. */
const pathOfNul = (value: unknown, path: readonly string[]): readonly string[] | null => {
  if (typeof value === 'string') return value.includes('\0') ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, member] of Object.entries(value)) {
    const found = pathOfNul(member, [...path, key]);
    if (found !== null) return found;
  }
  return null;
};
