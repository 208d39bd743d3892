/** Settings as JSON has them. */
type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const keysOf = (...trees: readonly Tree[]): readonly string[] => [
  ...new Set(trees.flatMap((tree) => Object.keys(tree))),
];

/** Whether two values say the same as JSON; what is left out and what is undefined are one. */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((item, at) => isSame(item, other[at]));
  if (isTree(one) && isTree(other))
    return keysOf(one, other).every((key) => isSame(one[key], other[key]));
  return one === other;
};

/**
 * The JSON Merge Patch (RFC 7396) that makes `now` of `before`: only what differs. Lists go whole;
 * what is no more is null.
 */
export const patchOf = (before: Tree, now: Tree): Record<string, unknown> => {
  const patch: Record<string, unknown> = {};
  for (const key of keysOf(before, now)) {
    const [was, is] = [before[key], now[key]];
    if (isSame(was, is)) continue;
    patch[key] = is === undefined ? null : isTree(was) && isTree(is) ? patchOf(was, is) : is;
  }
  return patch;
};

/** What an item of a list is known by: its id, else what it says itself. */
const nameOf = (item: unknown): string =>
  isTree(item) && typeof item['id'] === 'string' ? `id ${item['id']}` : JSON.stringify(item);

const rebaseList = (
  before: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): readonly unknown[] => {
  const [old, here, there] = [before, mine, theirs].map(
    (list) => new Map(list.map((item) => [nameOf(item), item] as const)),
  ) as [Map<string, unknown>, Map<string, unknown>, Map<string, unknown>];
  // My order; without what they took away, and with what they added at its end.
  const stays = [...here].filter(([name]) => there.has(name) || !old.has(name));
  const added = [...there].filter(([name]) => !here.has(name) && !old.has(name));
  return [...stays, ...added].map(([name, item]) =>
    old.has(name) ? rebase(old.get(name), item, there.get(name)) : item,
  );
};

/**
 * What I changed of `before`, done to `theirs` instead: where only one of us changed something it is
 * theirs or mine, and where both did it is mine. Items of lists are matched by their `id`.
 */
export const rebase = (before: unknown, mine: unknown, theirs: unknown): unknown => {
  if (isSame(before, mine)) return theirs;
  if (isSame(before, theirs)) return mine;
  if (Array.isArray(before) && Array.isArray(mine) && Array.isArray(theirs))
    return rebaseList(before, mine, theirs);
  if (!isTree(before) || !isTree(mine) || !isTree(theirs)) return mine;
  return Object.fromEntries(
    keysOf(mine, theirs)
      .map((key) => [key, rebase(before[key], mine[key], theirs[key])] as const)
      .filter(([, value]) => value !== undefined),
  );
};

/** Something that somebody else changed meanwhile as well as I, and otherwise. */
export interface Difference {
  /** Keys with dots between: `contact.phone`. */
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

/** What both changed of `before`, and not to the same, leaf by leaf; a list is one leaf. */
export const differencesOf = (
  before: unknown,
  mine: unknown,
  theirs: unknown,
  path = '',
): readonly Difference[] => {
  if (isSame(before, theirs) || isSame(before, mine) || isSame(mine, theirs)) return [];
  if (isTree(before) && isTree(mine) && isTree(theirs))
    return keysOf(mine, theirs).flatMap((key) =>
      differencesOf(before[key], mine[key], theirs[key], path === '' ? key : `${path}.${key}`),
    );
  return [{ path, mine, theirs }];
};

/** What stands at a path of settings: `contact.phone`. */
const standsAt = (settings: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, key) => (isTree(value) ? value[key] : undefined), settings);

/**
 * Those differences that are still there after `rebase` made `copy`, whose lists are joined by
 * their items: what only they changed of a list is theirs there, too.
 */
export const differencesLeft = (
  found: readonly Difference[],
  copy: unknown,
): readonly Difference[] =>
  found
    .map((one) => (Array.isArray(one.mine) ? { ...one, mine: standsAt(copy, one.path) } : one))
    .filter(({ mine, theirs }) => !isSame(mine, theirs));
