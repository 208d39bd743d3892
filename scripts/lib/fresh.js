import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * When the newest of these files was changed, ms; folders are read through. What is not there
 * counts as never changed.
 * @param {readonly string[]} paths
 * @param {(path: string) => boolean} [counts] which files count
 * @returns {number}
 */
export const newest = (paths, counts = () => true) => {
  let latest = 0;
  for (const path of paths) {
    if (!existsSync(path)) continue;
    const stat = statSync(path);
    const inside = stat.isDirectory()
      ? newest(
          readdirSync(path).map((name) => join(path, name)),
          counts,
        )
      : counts(path)
        ? stat.mtimeMs
        : 0;
    latest = Math.max(latest, inside);
  }
  return latest;
};

/**
 * When the oldest of these files was changed, ms; 0 where one is missing.
 * @param {readonly string[]} paths
 */
export const oldest = (paths) =>
  Math.min(...paths.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0)));
