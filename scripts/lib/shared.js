import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.js';

/** How many files share a process: more would leave a core idle behind the last of them. */
const TOGETHER = 8;

const MADE = /shared-\d+\.test\.js$/;

/**
 * Whether a file stands for several that share its process.
 * @param {string} file
 */
export const isSeveral = (file) => MADE.test(file);

/**
 * Whether a report stands for one file of several in a process: a block around all of its tests.
 * @param {any} data of a report by node:test
 */
export const isSharedFile = ({ nesting, name, file }) =>
  nesting === 0 && isSeveral(file ?? '') && !isSeveral(name);

/**
 * One file for several test files, each in a block of its own, so that its hooks are its own, too:
 * a process of its own for each would load the same modules again and again.
 * @param {readonly string[]} files neighbours load much the same
 */
const textOf = (files) =>
  [
    `const { describe } = require('node:test');`,
    ...files.map((file) => {
      const url = pathToFileURL(resolve(root, file)).href;
      return `describe(${JSON.stringify(file)}, () => import(${JSON.stringify(url)}));`;
    }),
    '',
  ].join('\n');

/**
 * Lets test files share processes.
 * @param {readonly string[]} files compiled test files, from the repository's root
 * @param {readonly string[]} apart of these, the ones with a process to themselves
 * @param {string} folder where the files are written that stand for several
 * @returns {Promise<string[]>} what to hand to `node --test`
 */
export const shareProcesses = async (files, apart, folder) => {
  const gone = apart.filter((file) => !files.includes(file));
  if (gone.length > 0) throw new Error(`Not among the suite's files: ${gone.join(', ')}`);
  const sharing = files.filter((file) => !apart.includes(file));
  const made = [];
  for (let at = 0; at < sharing.length; at += TOGETHER) {
    const file = join(folder, `shared-${made.length + 1}.test.js`);
    await writeFile(file, textOf(sharing.slice(at, at + TOGETHER)));
    made.push(file);
  }
  return [...apart, ...made];
};
