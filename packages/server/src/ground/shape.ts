import { Problem } from '@bellman/protocol';
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
    message: (issue) => issue.expected ?? 'something else',
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
