import type { DeskSettings } from '@bellman/protocol';
import { s } from '../text/settings.js';
import { t } from '../text/people.js';
import { listed } from '../text/text.js';
import { isSame, type Difference } from './merge.js';
import { weekdays } from './opening.js';
import { wordsFor } from './place-words.js';

/** One thing that differs, in words. */
export interface DifferenceLine {
  readonly key: string;
  readonly what: string;
  readonly mine: string;
  readonly theirs: string;
}

type Tree = Readonly<Record<string, unknown>>;
type Item = Tree & { readonly id: string };

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isItem = (value: unknown): value is Item => isTree(value) && typeof value['id'] === 'string';

/** The label of a field of a service or a team. */
const labels: Readonly<Record<string, () => string>> = {
  'services.names.en': () => s('services.en'),
  'services.names.cy': () => s('services.cy'),
  'services.chat': () => s('services.chat'),
  'services.alerts': () => s('services.alerts'),
  'services.sensitive': () => s('services.sensitive'),
  'teams.name': () => t('team.name'),
  'teams.services': () => t('team.services'),
  'teams.overflow': () => t('team.overflow'),
  'teams.overflow.to': () => t('team.overflow'),
  'teams.overflow.after': () => t('team.after'),
};

const nameOf = (item: Tree): string => {
  const names = item['names'];
  const name = isTree(names) ? names['en'] : item['name'];
  return typeof name === 'string' && name !== '' ? name : String(item['id']);
};

/** A value as its field shows it; ids of services and teams by their names. */
const said = (value: unknown, settings: DeskSettings): string => {
  if (value === null || value === undefined || value === '') return s('settings.changed.none');
  if (typeof value === 'boolean') return s(value ? 'settings.yes' : 'settings.no');
  if (typeof value === 'string') {
    const known = [...settings.services, ...settings.teams].find(({ id }) => id === value);
    return known ? nameOf(known) : value;
  }
  if (Array.isArray(value)) {
    // Hours of a day are two times.
    if (value.length === 2 && value.every((one) => /^\d\d:\d\d$/.test(String(one))))
      return s('settings.changed.times', { from: String(value[0]), to: String(value[1]) });
    return value.length === 0
      ? s('settings.changed.none')
      : listed(value.map((one) => said(one, settings)));
  }
  if (!isTree(value)) return JSON.stringify(value);
  if (isItem(value)) return nameOf(value);
  // A closure's days and words; the team that takes over, after so many minutes.
  const parts = Object.values(value).filter(
    (part) => !isTree(part) || Object.keys(part).length > 0,
  );
  return parts.map((part) => said(part, settings)).join(', ');
};

/** What differs within two values, leaf by leaf. */
const leaves = (mine: unknown, theirs: unknown, path: string): readonly Difference[] => {
  if (isSame(mine, theirs)) return [];
  if (!isTree(mine) || !isTree(theirs)) return [{ path, mine, theirs }];
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  return [...keys].flatMap((key) => leaves(mine[key], theirs[key], `${path}.${key}`));
};

/** Of two lists whose entries have ids: each entry that only one has, or that differs, and how. */
const ofItems = (
  path: string,
  mine: readonly Item[],
  theirs: readonly Item[],
  settings: DeskSettings,
): readonly DifferenceLine[] => {
  const there = new Map(theirs.map((item) => [item.id, item]));
  const here = new Map(mine.map((item) => [item.id, item]));
  const line = (key: string, what: string, words: readonly [string, string]): DifferenceLine => ({
    key: `${path}/${key}`,
    what,
    mine: words[0],
    theirs: words[1],
  });
  const [is, isNot] = [s('settings.changed.in'), s('settings.changed.out')];
  const order = (list: readonly Item[]): readonly string[] =>
    list.filter(({ id }) => here.has(id) && there.has(id)).map(nameOf);
  const moved = !isSame(
    order(mine).map(String),
    order(theirs.map((item) => here.get(item.id) ?? item)),
  );
  return [
    ...mine.flatMap((item) => {
      const other = there.get(item.id);
      if (other === undefined) return [line(item.id, nameOf(item), [is, isNot])];
      return leaves(item, other, path).map((leaf) => {
        const label = (labels[leaf.path]?.() ?? leaf.path).replace(/ \(optional\)$/, '');
        const what = s('settings.changed.part', { name: nameOf(other), part: label });
        return line(`${item.id}/${leaf.path}`, what, [
          said(leaf.mine, settings),
          said(leaf.theirs, settings),
        ]);
      });
    }),
    ...theirs
      .filter(({ id }) => !here.has(id))
      .map((item) => line(item.id, nameOf(item), [isNot, is])),
    ...(moved
      ? [line('order', s('settings.changed.order'), [listed(order(mine)), listed(order(theirs))])]
      : []),
  ];
};

/** What differs in words: a value beside the other, and of a list the entries that differ. */
export const linesOf = (
  { path, mine, theirs }: Difference,
  settings: DeskSettings,
): readonly DifferenceLine[] => {
  const day = weekdays.find((name) => path.endsWith(`.week.${name}`));
  const what =
    day === undefined
      ? wordsFor(path)
      : s('settings.changed.part', { name: wordsFor(path), part: s(`hours.${day}`) });
  if (!Array.isArray(mine) || !Array.isArray(theirs))
    return [{ key: path, what, mine: said(mine, settings), theirs: said(theirs, settings) }];
  if (mine.every(isItem) && theirs.every(isItem)) return ofItems(path, mine, theirs, settings);
  const only = (list: readonly unknown[], other: readonly unknown[]): readonly unknown[] =>
    list.filter((one) => !other.some((another) => isSame(one, another)));
  const [here, there] = [only(mine, theirs), only(theirs, mine)];
  // Where nothing but the order differs, that is what is shown.
  const [a, b] = here.length + there.length === 0 ? [mine, theirs] : [here, there];
  return [{ key: path, what, mine: said(a, settings), theirs: said(b, settings) }];
};
