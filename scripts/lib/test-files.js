import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, root } from './root.js';

/**
 * The compiled test files under a folder, from the repository's. A test whose source is gone, left
 * over from an earlier build, does not count.
 * @param {string} compiled such as `packages/server/dist`
 * @param {string} source such as `packages/server/src`
 * @returns {string[]}
 */
export const testFiles = (compiled, source) => {
  const folder = inRoot(compiled);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.js'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => existsSync(inRoot(source, file.replace(/\.js$/, '.ts'))))
    .map((file) => relative(root, join(folder, file)))
    .toSorted();
};
