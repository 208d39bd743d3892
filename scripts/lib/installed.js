import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from './root.js';

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} Locked
 */

/**
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/**
 * Why `node_modules` isn't what `package-lock.json` asks for, or null where it is. Goes by what
 * npm noted there, not by times: a checkout or an `npm install` changes those for nothing.
 * @returns {string | null}
 */
export const missingFromInstall = () => {
  const noted = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(noted)) return 'there is no node_modules yet';
  const here = packagesOf(noted);
  for (const [path, asked] of Object.entries(packagesOf(inRoot('package-lock.json')))) {
    if (!path.includes('node_modules/') || asked.link) continue;
    const found = here[path];
    // An optional package may be for another system, and then npm leaves it out.
    if (!found && (asked.optional || asked.devOptional)) continue;
    if (found?.version !== asked.version) {
      return `${path.replace(/^.*node_modules\//, '')} ${asked.version} is not installed`;
    }
  }
  return null;
};
