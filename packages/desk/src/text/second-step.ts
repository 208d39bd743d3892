import type { ProblemParams } from '@bellman/protocol';
import { secondStepEn } from './en-second-step.js';
import { say, t as common, type Entry, type TextKey } from './text.js';

/** The words of the second step: loaded with its page, not with the desk. */
const catalogue: Readonly<Record<string, Entry>> = secondStepEn;

/** A key of these words, or of those that the whole desk shares. */
export type SecondStepKey = keyof typeof secondStepEn | TextKey;

/** The words for `key`, with `params` in their holes; see `t` of text.ts. */
export const t = (key: SecondStepKey, params: ProblemParams = {}): string => {
  const own = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  return own === undefined ? common(key as TextKey, params) : say(own, params);
};
