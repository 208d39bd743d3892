import type { ImportKey } from '../store/imports.js';
import type { Store } from '../store/store.js';

/** What became of a council's postcodes that a new file does not have. */
export interface Absent {
  readonly removed: number;
  /** Ended ones that stay, since somebody follows them. */
  readonly followed: number;
  /** So many that the file is hardly a new release: they stay. */
  readonly left: number;
}

const page = 5_000;
/** More than this many, and this share of all, is no new release but another file. */
const usual = { count: 100, share: 0.2 };

/**
 * Takes away the postcodes that the import didn't see: those of the postcode areas (GU, RG) that
 * its file is about, for Code-Point Open comes in a file for each. What somebody follows stays, and
 * so does all of it where it is too much.
 */
export const dropAbsent = async (
  store: Pick<Store, 'postcodes'>,
  { council, digest }: ImportKey,
  { about, remove, signal }: { about: ReadonlySet<string>; remove: boolean; signal?: AbortSignal },
): Promise<Absent> => {
  const absent: string[] = [];
  for (let after = ''; ;) {
    signal?.throwIfAborted();
    const some = await store.postcodes.unseen({ council, digest, after, most: page });
    for (const postcode of some)
      if (about.has(/^[A-Z]+/.exec(postcode)?.[0] ?? '')) absent.push(postcode);
    const last = some.at(-1);
    if (last === undefined || some.length < page) break;
    after = last;
  }
  const known = await store.postcodes.count({ council });
  if (!remove && absent.length > usual.count && absent.length > usual.share * known)
    return { removed: 0, followed: 0, left: absent.length };
  const done = { removed: 0, followed: 0 };
  for (let at = 0; at < absent.length; at += page) {
    signal?.throwIfAborted();
    const some = await store.postcodes.drop({ council, postcodes: absent.slice(at, at + page) });
    done.removed += some.removed;
    done.followed += some.followed;
  }
  return { ...done, left: 0 };
};
