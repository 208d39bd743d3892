import type { ProblemParams } from '@bellman/protocol';
import { settingsEn } from './en-settings.js';
import { settingsHoursEn } from './en-settings-hours.js';
import { settingsLookEn } from './en-settings-look.js';
import { settingsTextsEn } from './en-settings-texts.js';
import { say, type Entry } from './text.js';

/** The words of setting a council up: loaded with the settings, not with the desk. */
const catalogue = {
  ...settingsEn,
  ...settingsHoursEn,
  ...settingsLookEn,
  ...settingsTextsEn,
} as const satisfies Record<string, Entry>;

/** A key of the settings' catalogue. */
export type SettingsKey = keyof typeof catalogue;

/** The words for `key`, with `params` in their holes; see `t` of text.ts. */
export const s = (key: SettingsKey, params: ProblemParams = {}): string =>
  say(catalogue[key], params);

/** The words for `key` if the catalogue has that key. */
export const maybeSettings = (key: string): string | undefined =>
  Object.hasOwn(catalogue, key) ? s(key as SettingsKey) : undefined;
