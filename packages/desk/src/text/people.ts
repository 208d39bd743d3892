import type { ProblemParams } from '@bellman/protocol';
import { peopleEn } from './en-people.js';
import { say, t as common, type Entry, type TextKey } from './text.js';

/** The words of setting up people: loaded with the settings, not with the desk. */
const catalogue: Readonly<Record<string, Entry>> = peopleEn;

/** A key of the supervisor's words, or of those that the whole desk shares. */
export type PeopleKey = keyof typeof peopleEn | TextKey;

/** The words for `key`, with `params` in their holes; see `t` of text.ts. */
export const t = (key: PeopleKey, params: ProblemParams = {}): string => {
  const own = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  return own === undefined ? common(key as TextKey, params) : say(own, params);
};
