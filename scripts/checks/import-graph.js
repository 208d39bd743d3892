import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

/**
 * @typedef {object} Import
 * @property {string} from the file that imports, from the repository's folder, with `/`
 * @property {string} to the file of ours that it imports, likewise; or a library's name
 * @property {boolean} ours whether `to` is a file of ours
 * @property {number} line where it stands
 */

/** @param {string} folder @returns {string[]} */
const sourcesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });

/**
 * `@scope/name/sub` → `@scope/name`; `name/sub` → `name`; `node:fs` stays.
 * @param {string} request
 */
const library = (request) => request.split('/', request.startsWith('@') ? 2 : 1).join('/');

/** @param {string} source @param {number} at */
const lineOf = (source, at) => source.slice(0, at).split('\n').length;

/**
 * @param {string} file
 * @param {string} source
 * @returns {{ request: string, at: number }[]}
 */
const requestsOf = (file, source) => {
  const { module, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  return [
    ...module.staticImports.map((found) => ({
      request: found.moduleRequest.value,
      at: found.start,
    })),
    ...module.staticExports.flatMap((found) =>
      found.entries.flatMap(({ moduleRequest }) =>
        moduleRequest ? [{ request: moduleRequest.value, at: found.start }] : [],
      ),
    ),
    ...module.dynamicImports.flatMap(({ start, moduleRequest }) => {
      // Only what is written out can be followed; a computed import has no rule to break.
      const written = /^['"](.+)['"]$/.exec(source.slice(moduleRequest.start, moduleRequest.end));
      return written?.[1] ? [{ request: written[1], at: start }] : [];
    }),
  ];
};

/**
 * Every import in the packages' TypeScript, types included.
 * @param {string} root the repository's folder
 * @returns {Import[]}
 */
export const readImports = (root) => {
  const packages = join(root, 'packages');
  const files = readdirSync(packages).flatMap((name) => sourcesIn(join(packages, name, 'src')));
  return files.flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    const from = relative(root, path).split(sep).join('/');
    return requestsOf(path, source).map(({ request, at }) => {
      const ours = request.startsWith('.');
      const to = ours
        ? posix.join(dirname(from).split(sep).join('/'), request).replace(/\.js$/, '.ts')
        : library(request);
      return { from, to, ours, line: lineOf(source, at) };
    });
  });
};
