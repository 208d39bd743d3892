import type { ProblemParams } from '@bellman/protocol';
import { superviseEn } from './en-supervise.js';
import { say, t as common, type Entry, type TextKey } from './text.js';

/** The words of supervising: loaded with its views, not with the desk. */
const catalogue: Readonly<Record<string, Entry>> = superviseEn;

/** A key of the supervisor's words, or of those that the whole desk shares. */
export type SuperviseKey = keyof typeof superviseEn | TextKey;

/** The words for `key`, with `params` in their holes; see `t` of text.ts. */
export const t = (key: SuperviseKey, params: ProblemParams = {}): string => {
  const own = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  return own === undefined ? common(key as TextKey, params) : say(own, params);
};
