import { pathToFileURL } from 'node:url';
import { build } from './build.js';
import { addFailure, noResults } from './lib/results.js';
import { main, say, seconds } from './lib/say.js';
import { closeWith } from './lib/table.js';
import { setUp } from './setup.js';

/**
 * Runs the quick checks one by one, each a test, and says what is wrong with each.
 * @param {string} [only] the name of one
 * @returns {Promise<import('./lib/table.js').Row[]>}
 */
export const check = async (only) => {
  // What the pieces import is there only once everything is installed.
  const { pieces } = await import('./checks/pieces.js');
  const rows = [];
  for (const { name, faults } of pieces.filter(
    (piece) => only === undefined || piece.name === only,
  )) {
    const began = Date.now();
    const results = noResults();
    const found = await faults();
    if (found.length === 0) results.passed = 1;
    else addFailure(results, name, found.join('\n'));
    const ms = Date.now() - began;
    say(`${found.length === 0 ? '✔' : '✖'} ${name} (${seconds(ms)})`);
    for (const line of found) say(`    ${line}`);
    rows.push({ name, ms, results });
  }
  return rows;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    await setUp();
    await build({ tests: true });
    return closeWith(await check(process.argv[2]));
  });
}
