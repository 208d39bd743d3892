import type { ProblemParams } from '@bellman/protocol';
import { alertsEn } from './en-alerts.js';
import { say, t as common, type TextKey } from './text.js';

/** A key of the alerts' own words, which come with their views, or of those that all views have. */
export type AlertsKey = keyof typeof alertsEn | TextKey;

const isOwn = (key: string): key is keyof typeof alertsEn => Object.hasOwn(alertsEn, key);

/** The words for `key`. See `t` of `text.ts`. */
export const t = (key: AlertsKey, params: ProblemParams = {}): string =>
  isOwn(key) ? say(alertsEn[key], params) : common(key, params);

/** The words for `key` if the alerts have that key. */
export const maybe = (key: string, params?: ProblemParams): string | undefined =>
  isOwn(key) ? t(key, params) : undefined;
