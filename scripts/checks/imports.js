import { pathToFileURL } from 'node:url';
import { root as here } from '../lib/root.js';
import { main, say } from '../lib/say.js';
import { readImports } from './import-graph.js';
import { openGates, rules } from './import-rules.js';

/** @param {string} file */
const isTest = (file) => /\.test\.ts$|\/testing\//.test(file);

/**
 * Every import that breaks a rule, with the reason.
 * @param {string} [root] the repository's folder
 * @returns {string[]} one line each: `file:line imports x: why not`
 */
export const brokenImports = (root = here) => {
  const imports = readImports(root).filter(({ from }) => !isTest(from));
  const broken = imports.flatMap((edge) =>
    rules.flatMap((rule) => {
      const why = rule(edge);
      return why ? [`${edge.from}:${edge.line} imports ${edge.to}: ${why}`] : [];
    }),
  );
  const gates = openGates(imports).map(
    ({ library, places }) =>
      `${places.join(' and ')} import ${library}: an outside library has one gate in a package, so that it can be changed in one place; let one of them go through the other`,
  );
  return [...broken, ...gates];
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main(async () => {
    const broken = brokenImports(process.argv[2]);
    for (const line of broken) say(line);
    return broken.length === 0 ? 0 : 1;
  });
}
