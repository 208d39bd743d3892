import { rm } from 'node:fs/promises';
import type { Clock } from '../ground/clock.js';
import type { Store } from '../store/store.js';
import type { Folder } from './folder.js';

/** What is younger may be under way, at another relay too, ms. */
const YOUNG = 60 * 60_000;
/** Asked about at once. */
const MANY = 500;

/**
 * Removes what a kill left behind: files that never became one, and files without an entry.
 * @returns how many
 */
export const sweep = async (parts: {
  readonly store: Pick<Store, 'files'>;
  readonly folder: Folder;
  readonly clock: Clock;
}): Promise<number> => {
  let removed = 0;
  const remove = async (path: string): Promise<void> => {
    await rm(path, { force: true });
    removed += 1;
  };
  let asked = new Map<string, string>();
  const ask = async (): Promise<void> => {
    const known = await parts.store.files.these({ ids: [...asked.keys()] });
    for (const { id } of known) asked.delete(id);
    for (const path of asked.values()) await remove(path);
    asked = new Map();
  };
  for await (const { path, id, passing } of parts.folder.older(parts.clock.now() - YOUNG)) {
    if (passing) await remove(path);
    else asked.set(id, path);
    if (asked.size >= MANY) await ask();
  }
  await ask();
  return removed;
};
