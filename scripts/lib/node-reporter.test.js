import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readResults, RESULTS_FILE } from './results.js';
import { node } from './run.js';

describe('the reporter for node:test', () => {
  /** @type {string} */
  let folder;

  /** Runs one test file, and answers the counts. @param {string} source */
  const report = async (source) => {
    const [file, results] = [join(folder, 'one.test.js'), join(folder, 'results.json')];
    await rm(results, { force: true });
    await writeFile(file, `const { test, describe, it } = require('node:test');\n${source}`);
    const reporter = new URL('./node-reporter.js', import.meta.url).href;
    const args = [
      '--test',
      `--test-reporter=${reporter}`,
      '--test-reporter-destination=stdout',
      file,
    ];
    await node(args, {
      show: false,
      env: { [RESULTS_FILE]: results, NODE_TEST_CONTEXT: undefined },
    });
    const { passed, failed, skips, failures } = readResults(results);
    return { passed, failed, skipped: skips.length, failures };
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellman-reporter-'));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('counts tests, not the blocks around them', async () => {
    const { passed, failed } = await report(
      `describe('a', () => { it('b', () => {}); it('c', () => { throw new Error('no'); }); });`,
    );
    assert.deepEqual([passed, failed], [1, 1]);
  });

  it('names a failure by its blocks, with what was thrown', async () => {
    const { failures } = await report(
      `describe('a', () => { it('b', () => { throw new Error('the reason'); }); });`,
    );
    assert.equal(failures[0]?.where, 'a › b');
    assert.match(failures[0]?.text ?? '', /the reason/);
  });

  it('fails a file that holds no test, or that cannot be read', async () => {
    assert.equal((await report('')).failed, 1);
    assert.equal((await report(`throw new Error('at once');`)).failed, 1);
  });

  it('fails a test whose process ended before it', async () => {
    // The first must have been told before the end, so it waits for a process of its own.
    const { passed, failures } = await report(
      `const first = () => require('node:util').promisify(require('node:child_process').exec)('node -v');
      describe('a', () => { it('b', first); });
      describe('c', () => { it('d', async () => { await first(); process.exit(0); }); });`,
    );
    assert.equal(passed, 1);
    assert.ok(
      failures.some(({ where }) => where.endsWith('› d')),
      JSON.stringify(failures),
    );
  });

  it('fails a hook that fails', async () => {
    const { failed } = await report(
      `const { before } = require('node:test');
      describe('a', () => { before(() => { throw new Error('no'); }); it('b', () => {}); });`,
    );
    assert.ok(failed > 0);
  });

  it('tells what was skipped', async () => {
    const { passed, skipped } = await report(`test('a', () => {}); test.skip('b', () => {});`);
    assert.deepEqual([passed, skipped], [1, 1]);
  });
});
