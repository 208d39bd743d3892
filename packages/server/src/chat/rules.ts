import { limits, Problem } from '@bellman/protocol';

/**
 * What a person wrote, trimmed.
 * @throws Problem `message-empty`, `message-too-long`
 */
export const checkBody = (body: string): string => {
  const trimmed = body.trim();
  if (trimmed === '') throw new Problem('message-empty');
  if (trimmed.length > limits.messageLength) {
    throw new Problem('message-too-long', { limit: limits.messageLength, length: trimmed.length });
  }
  return trimmed;
};

/** What residents call an adviser: "Sam" of "Sam Taylor". */
export const displayName = (name: string): string => name.trim().split(/\s+/)[0] ?? '';
