import type { ProblemParams } from '@bellman/protocol';
import { alertingEn } from './en-alerting.js';
import { say, t as common, type Entry, type TextKey } from './text.js';

/** The words of setting alerts up: loaded with those pages, not with the desk. */
const catalogue: Readonly<Record<string, Entry>> = alertingEn;

/** A key of the alerts' settings, or of the words that the whole desk shares. */
export type AlertingKey = keyof typeof alertingEn | TextKey;

/** The words for `key`, with `params` in their holes; see `t` of text.ts. */
export const t = (key: AlertingKey, params: ProblemParams = {}): string => {
  const own = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
  return own === undefined ? common(key as TextKey, params) : say(own, params);
};
