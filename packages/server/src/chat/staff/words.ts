import { limits, mask, Problem } from '@bellman/protocol';
import { showsNothing, trimmedWords } from '../rules.js';

/**
 * A note as it may be kept.
 * @throws Problem `note-empty`, `note-too-long`
 */
export const noteWords = (raw: string): string => {
  const words = trimmedWords(raw);
  if (showsNothing(words)) throw new Problem('note-empty');
  if (words.length > limits.noteLength) {
    throw new Problem('note-too-long', { limit: limits.noteLength, length: words.length });
  }
  return mask(words).text;
};

/**
 * What a case is about, as it may be kept; it may be empty.
 * @throws Problem `case-words-too-long`
 */
export const caseWords = (raw: string): string => {
  const words = trimmedWords(raw);
  if (words.length > limits.caseWords) {
    throw new Problem('case-words-too-long', { limit: limits.caseWords, length: words.length });
  }
  return mask(words).text;
};

/** Words of one line and free length, as they may be kept. */
export const lineWords = (raw: string): string => mask(trimmedWords(raw)).text;
