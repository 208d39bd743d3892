import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import resolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { inRoot } from './root.js';
import { testFiles } from './test-files.js';

/** What a test has that asks where a module lies (`import.meta`), or whether it was fetched. */
const aboutModules = /\bimport\.meta\b|\bloaded\(/;

/**
 * Bundles a package's browser tests, so that a page loads a few files and not two hundred modules:
 * most of what a browser did for a test was fetching. A test that is about modules stays as it is.
 * @param {string} name of the package
 * @returns {Promise<string[]>} the files to run, from the repository's root
 */
export const bundleTests = async (name) => {
  const compiled = `packages/${name}/dist`;
  const files = testFiles(compiled, `packages/${name}/src`);
  const apart = files.filter((file) => aboutModules.test(readFileSync(inRoot(file), 'utf8')));
  const together = files.filter((file) => !apart.includes(file));
  // One folder below `dist`, as the modules are that look for what lies beside it.
  const dir = inRoot(compiled, 'in-browsers');
  await rm(dir, { recursive: true, force: true });
  const bundle = await rollup({
    input: Object.fromEntries(
      together.map((file) => [
        file
          .slice(compiled.length + 1)
          .replaceAll('/', '--')
          .replace(/\.js$/, ''),
        inRoot(file),
      ]),
    ),
    // What the tests' own server serves.
    external: [/^\/__web-dev-server/],
    plugins: [resolve({ browser: true, exportConditions: ['production'] })],
    onwarn: (warning) => {
      // How TypeScript's decorator helper looks for one that is there already; there is none.
      if (warning.code !== 'THIS_IS_UNDEFINED') throw new Error(warning.message);
    },
  });
  const { output } = await bundle.write({
    dir,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'shared-[hash].js',
  });
  await bundle.close();
  const made = output.filter((chunk) => chunk.type === 'chunk' && chunk.isEntry);
  return [...made.map(({ fileName }) => `${compiled}/in-browsers/${basename(fileName)}`), ...apart];
};
