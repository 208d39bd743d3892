import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from './root.js';
import { addFailure, noResults, readResults, RESULTS_FILE } from './results.js';
import { node } from './run.js';
import { shareProcesses } from './shared.js';
import { testFiles } from './test-files.js';

/**
 * @typedef {import('./results.js').Results} Results
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} [beside] suites of the same are run at once: each alone leaves a core idle
 * @property {() => Promise<Results>} run
 */

/**
 * @typedef {object} Bounds
 * @property {number} suite a suite that takes longer hangs, ms
 * @property {number} test a file, or a test in it, that takes longer hangs, ms
 */

/**
 * The relay's tests that change what is the process's own (its environment, its signals, memory or
 * folder), or that take so long that others would wait behind them.
 */
const APART = [
  'main',
  'alerts/services',
  'chat/place',
  'cli/control',
  'cli/council',
  'files/upload',
  'ground/geometry',
  'push/push',
  'push/sender/life',
  'store/killed',
].map((name) => `packages/server/dist/${name}.test.js`);

/** @type {Bounds} */
const USUAL = { suite: 10 * 60_000, test: 5 * 60_000 };

/**
 * Runs a test runner whose reporter writes the results file.
 * @param {readonly string[]} args
 * @param {number} longest ms
 * @returns {Promise<Results>}
 */
const withResults = async (args, longest) => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-results-'));
  const file = join(folder, 'results.json');
  const { code } = await node(args, { env: { [RESULTS_FILE]: file }, timeout: longest });
  const results = existsSync(file) ? readResults(file) : noResults();
  await rm(folder, { recursive: true, force: true });
  if (code !== 0 && results.failed === 0) {
    addFailure(results, 'the test runner', `ended with ${code} though no test failed`);
  }
  if (results.passed + results.failed + results.skips.length === 0) {
    addFailure(results, 'the suite', 'ran no test');
  }
  return results;
};

/**
 * @param {readonly string[]} files
 * @param {number} atOnce how many files run beside each other
 * @param {Bounds} [bounds]
 */
export const nodeTests = (files, atOnce, bounds = USUAL) => {
  if (files.length === 0) {
    const results = noResults();
    addFailure(results, 'the suite', 'has no test file');
    return Promise.resolve(results);
  }
  const args = [
    '--test',
    `--test-concurrency=${atOnce}`,
    `--test-timeout=${bounds.test}`,
    `--test-reporter=${new URL('./node-reporter.js', import.meta.url).href}`,
    '--test-reporter-destination=stdout',
    ...files,
  ];
  return withResults(args, bounds.suite);
};

/**
 * The same where files share processes.
 * @param {readonly string[]} files
 * @param {readonly string[]} apart of these, the ones with a process to themselves
 * @param {number} atOnce how many processes run beside each other
 */
const sharedTests = async (files, apart, atOnce) => {
  const folder = await mkdtemp(join(tmpdir(), 'bellman-shared-'));
  const results = await nodeTests(await shareProcesses(files, apart, folder), atOnce);
  await rm(folder, { recursive: true, force: true });
  return results;
};

/**
 * One PostgreSQL for all of a suite's files, where each makes databases of its own: starting one
 * for each file would take longer than the tests.
 * @param {() => Promise<Results>} act
 */
const besidePostgres = async (act) => {
  if (process.env['TEST_DATABASE_URL']) return act();
  const { startPostgres } = await import(inRoot('packages/server/dist/testing/database.js'));
  const server = await startPostgres();
  process.env['TEST_DATABASE_URL'] = server.url;
  try {
    return await act();
  } finally {
    delete process.env['TEST_DATABASE_URL'];
    await server.stop();
  }
};

/** @param {string} group */
const browserTests = (group) =>
  withResults([inRoot('node_modules/@web/test-runner/dist/bin.js'), '--group', group], USUAL.suite);

/** @param {string} name */
const packageTests = (name) => testFiles(`packages/${name}/dist`, `packages/${name}/src`);

/** @param {string} name */
const acrossTests = (name) => testFiles(`tests/dist/${name}`, `tests/${name}`);

/** Every suite that belongs before a landing, the quick ones first. @type {readonly Suite[]} */
export const suites = [
  {
    name: 'scripts',
    run: () =>
      nodeTests(
        [
          'scripts/checks/imports.test.js',
          'scripts/lib/node-reporter.test.js',
          'scripts/lib/squeeze.test.js',
          'scripts/bench/lib/page.test.js',
          'scripts/bench/lib/rows.test.js',
        ],
        2,
      ),
  },
  {
    name: 'contract and themes',
    run: () => nodeTests([...packageTests('protocol'), ...packageTests('themes')], 2),
  },
  {
    name: 'relay, both engines',
    run: () => besidePostgres(() => sharedTests(packageTests('server'), APART, 2)),
  },
  { name: 'widget in browsers', beside: 'browsers', run: () => browserTests('widget') },
  { name: 'desk in browsers', beside: 'browsers', run: () => browserTests('desk') },
  {
    name: 'socket and REST from outside',
    beside: 'outside',
    run: () => nodeTests(acrossTests('protocol'), 2),
  },
  {
    name: 'the tests’ own support',
    beside: 'outside',
    run: () => nodeTests(acrossTests('support'), 1),
  },
  { name: 'docs', beside: 'outside', run: () => nodeTests(acrossTests('docs'), 1) },
  {
    name: 'chat, while everything breaks',
    beside: 'outside',
    run: () => nodeTests(acrossTests('chaos'), 1),
  },
  {
    name: 'many relays, while they die',
    beside: 'nodes',
    run: () => nodeTests(acrossTests('nodes/killed'), 1),
  },
  {
    name: 'many relays, stopped in order or without a database',
    beside: 'nodes',
    run: () =>
      nodeTests(
        acrossTests('nodes').filter((file) => !file.includes('/killed/')),
        1,
      ),
  },
  {
    name: 'alerts, while everything dies',
    beside: 'outside',
    run: () => nodeTests([...acrossTests('alerts/killed'), ...acrossTests('alerts/million')], 1),
  },
  {
    name: 'too many at once',
    beside: 'outside',
    run: () => nodeTests(acrossTests('overload'), 2),
  },
  {
    name: 'for a while',
    beside: 'outside',
    run: () => nodeTests(acrossTests('soak'), 1),
  },
  {
    name: 'routing, both engines',
    run: () => besidePostgres(() => nodeTests(acrossTests('routing'), 2)),
  },
  {
    name: 'alert audiences, both engines',
    run: () =>
      besidePostgres(() =>
        nodeTests([...acrossTests('alerts/oracle'), ...acrossTests('alerts/import')], 2),
      ),
  },
  { name: 'chat, in any order', run: () => nodeTests(acrossTests('model'), 2) },
  { name: 'end to end', run: () => nodeTests(acrossTests('e2e'), 2) },
];
