import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import resolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { inRoot } from './root.js';
import { testFiles } from './test-files.js';

/** What a test has that asks where a module lies (`import.meta`), or whether it was fetched. */
const aboutModules = /\bimport\.meta\b|\bloaded\(/;

/** How many test files share a page; a page of its own costs more than what most of them do in it. */
const IN_A_PAGE = 8;

/** The folder of pages in a package's `dist`; one below it, as the modules are that look for what lies beside them. */
export const IN_PAGES = 'in-browsers';

/** The name of the module that stands for a page, before rollup knows it. */
const PAGE = 'page-of-tests:';

/** What a file before may have left in a page's storage goes: each finds it empty, as a new page's is. */
const EMPTY = 'before(() => { localStorage.clear(); sessionStorage.clear(); });';

/**
 * Makes each page's module, which imports its test files, and puts a `describe` with the file's
 * name around what a file holds: a failure names its file, and hooks stay the file's own.
 * @param {ReadonlyMap<string, readonly string[]>} pages the files by the page's name
 * @param {ReadonlyMap<string, string>} names what to call each file, by its path
 * @returns {import('rollup').Plugin}
 */
const pagesOfTests = (pages, names) => ({
  name: 'pages-of-tests',
  resolveId: (id) => (id.startsWith(PAGE) ? id : null),
  load(id) {
    const files = id.startsWith(PAGE) ? pages.get(id.slice(PAGE.length)) : undefined;
    return files?.map((file) => `import ${JSON.stringify(inRoot(file))};`).join('\n') ?? null;
  },
  transform(code, id) {
    const name = names.get(id);
    if (name === undefined) return null;
    const { body } = this.parse(code);
    const imports = body.filter(({ type }) => type === 'ImportDeclaration');
    const end = imports.at(-1)?.end ?? 0;
    return {
      code: `${code.slice(0, end)}\ndescribe(${JSON.stringify(name)}, () => {${EMPTY}${code.slice(end)}\n});`,
      map: null,
      // Whatever its package says of its modules: a test is nothing but what it does.
      moduleSideEffects: true,
    };
  },
});

/**
 * Bundles a package's browser tests into a few pages, so that a browser neither loads two hundred
 * modules nor opens a page for each file: that was most of what it did for a test. A test that is
 * about modules stays as it is.
 * @param {string} name of the package
 * @returns {Promise<string[]>} the files to run, from the repository's root
 */
export const bundleTests = async (name) => {
  const compiled = `packages/${name}/dist`;
  const files = testFiles(compiled, `packages/${name}/src`);
  const apart = files.filter((file) => aboutModules.test(readFileSync(inRoot(file), 'utf8')));
  const together = files.filter((file) => !apart.includes(file));
  const count = Math.ceil(together.length / IN_A_PAGE);
  const pages = new Map(
    Array.from({ length: count }, (_, at) => [
      `page-${at + 1}`,
      together.filter((__, index) => index % count === at),
    ]),
  );
  const names = new Map(together.map((file) => [inRoot(file), file.slice(compiled.length + 1)]));
  const dir = inRoot(compiled, IN_PAGES);
  await rm(dir, { recursive: true, force: true });
  const bundle = await rollup({
    input: Object.fromEntries([...pages.keys()].map((page) => [page, `${PAGE}${page}`])),
    // What the tests' own server serves.
    external: [/^\/__web-dev-server/],
    plugins: [
      pagesOfTests(pages, names),
      resolve({ browser: true, exportConditions: ['production'] }),
    ],
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
  const kept = new Set(output.flatMap((chunk) => Object.keys(chunk.modules ?? {})));
  const lost = [...names.keys()].filter((file) => !kept.has(file));
  if (lost.length > 0) throw new Error(`These tests would not run: ${lost.join(', ')}`);
  return [...[...pages.keys()].map((page) => `${compiled}/${IN_PAGES}/${page}.js`), ...apart];
};
