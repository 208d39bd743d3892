import { mask, Problem } from '@bellman/protocol';
import * as v from 'valibot';

/**
 * Checks what came from outside against its schema, and answers it cleaned.
 * @throws Problem `body-wrong-shape`, with where and what was expected
 */
export const checkShape = <S extends v.GenericSchema>(
  schema: S,
  value: unknown,
): v.InferOutput<S> => {
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
  const expected = issue.expected ?? 'something else';
  if (issue.type === 'regex') return 'it has other characters than it may have';
  if (issue.type === 'max_length') return `it may be ${expected.slice(2)} long at the most`;
  if (issue.type === 'min_length') return `it must be ${expected.slice(2)} long at the least`;
  // What was sent is said back: by then it may be in somebody else's log (C7).
  return `expected ${expected} but got ${mask(issue.received).text}`;
};

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
