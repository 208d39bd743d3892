import { limits, mask, Problem } from '@bellman/protocol';
import { unsteered } from '../ground/steering.js';

/** Letters that show nothing and only steer the text around them: zero-width, direction (Unicode Cf, Cc). */
const unseen = /[\p{Cc}\p{Cf}]/gu;

/**
 * A name on one line, without what could turn round the words beside it, and with nothing in it
 * that must not be kept (C7).
 */
export const cleanName = (name: string): string =>
  mask(name.replace(unseen, ' ').replace(/\s+/g, ' ').trim()).text;

/** What a person wrote, trimmed, and without what could turn round the words after it. */
export const trimmedWords = (words: string): string => unsteered(words);

/** Whether nothing of it shows: signs that show nothing are no words by themselves. */
export const showsNothing = (words: string): boolean => words.replace(unseen, '').trim() === '';

/**
 * What a person wrote, as `trimmedWords`.
 * @throws Problem `message-empty`, `message-too-long`
 */
export const checkBody = (body: string): string => {
  const trimmed = trimmedWords(body);
  if (showsNothing(trimmed)) throw new Problem('message-empty');
  if (trimmed.length > limits.messageLength) {
    throw new Problem('message-too-long', { limit: limits.messageLength, length: trimmed.length });
  }
  return trimmed;
};

/** What residents call an adviser: "Sam" of "Sam Taylor". */
export const displayName = (name: string): string => name.trim().split(/\s+/)[0] ?? '';
