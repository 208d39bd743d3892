import { fill, type ProblemParams } from '@bellman/protocol';
import { chatEn } from './en-chat.js';
import { codeEn } from './en-code.js';
import { commonEn } from './en-common.js';
import { consoleEn } from './en-console.js';
import { sideEn } from './en-side.js';

/** A sentence, or one sentence for each plural form of `n` (`Intl.PluralRules`). */
export type Entry =
  | string
  | { readonly zero?: string; readonly one: string; readonly other: string };

/** The desk's catalogue. It has English only for now; every word that is shown comes from here. */
const catalogue = {
  ...commonEn,
  ...chatEn,
  ...codeEn,
  ...consoleEn,
  ...sideEn,
} as const satisfies Record<string, Entry>;

/** A key of the catalogue. */
export type TextKey = keyof typeof catalogue;

const plural = new Intl.PluralRules('en-GB');
const number = new Intl.NumberFormat('en-GB');

/** `1240` → `1,240`. */
export const count = (n: number): string => number.format(n);

/**
 * The words for `key`, with `params` in their holes. An entry with plural forms is chosen by
 * `params.n`; numbers are written with thousands separators.
 */
export const t = (key: TextKey, params: ProblemParams = {}): string => say(catalogue[key], params);

/** The words of an entry, of this catalogue or of one that is loaded later. See `t`. */
export const say = (entry: Entry, params: ProblemParams = {}): string =>
  fill(typeof entry === 'string' ? entry : form(entry, Number(params['n'])), written(params));

const form = (entry: Exclude<Entry, string>, n: number): string => {
  if (n === 0 && entry.zero !== undefined) return entry.zero;
  return plural.select(n) === 'one' ? entry.one : entry.other;
};

const written = (params: ProblemParams): ProblemParams =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? count(value) : value,
    ]),
  );

/** The words for `key` if the catalogue has that key. */
export const maybe = (key: string, params?: ProblemParams): string | undefined =>
  Object.hasOwn(catalogue, key) ? t(key as TextKey, params) : undefined;

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `['Hook', 'Hartley Wintney']` → `Hook and Hartley Wintney`. */
export const listed = (items: readonly string[]): string => list.format(items);
