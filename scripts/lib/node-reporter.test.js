import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readResults, RESULTS_FILE } from './results.js';
import { node } from './run.js';
import { shareProcesses } from './shared.js';

describe('the reporter for node:test', () => {
  /** @type {string} */
  let folder;

  /** Writes a test file. @param {string} name @param {string} source */
  const write = async (name, source) => {
    const file = join(folder, name);
    await writeFile(
      file,
      `const { test, describe, it, before, beforeEach } = require('node:test');\n${source}`,
    );
    return file;
  };

  /** Runs test files, and answers the counts. @param {readonly string[]} files */
  const reportOf = async (files) => {
    const results = join(folder, 'results.json');
    await rm(results, { force: true });
    const reporter = new URL('./node-reporter.js', import.meta.url).href;
    const args = [
      '--test',
      `--test-reporter=${reporter}`,
      '--test-reporter-destination=stdout',
      ...files,
    ];
    await node(args, {
      show: false,
      env: { [RESULTS_FILE]: results, NODE_TEST_CONTEXT: undefined },
    });
    const { passed, failed, skips, failures, files: timed } = readResults(results);
    return { passed, failed, skipped: skips.length, failures, files: timed };
  };

  /** Runs one test file, and answers the counts. @param {string} source */
  const report = async (source) => reportOf([await write('one.test.js', source)]);

  /** Runs two test files in one process, and answers the counts. @param {string} one @param {string} two */
  const reportShared = async (one, two) => {
    const files = [await write('one.test.js', one), await write('two.test.js', two)];
    return reportOf(await shareProcesses(files, [], folder));
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

  it('times each file, whether it shares its process or not', async () => {
    const names = (/** @type {{ files: { name: string }[] }} */ { files }) =>
      files.map(({ name }) => basename(name));
    const source = `test('a', () => {});`;
    assert.deepEqual(names(await report(source)), ['one.test.js']);
    assert.deepEqual(names(await reportShared(source, source)), ['one.test.js', 'two.test.js']);
  });

  it('counts the tests of files that share a process, each with its own hooks', async () => {
    const { passed, failures } = await reportShared(
      `beforeEach(() => { throw new Error('only here'); }); test('a', () => {});`,
      `describe('b', () => { it('c', () => {}); it('d', () => { throw new Error('no'); }); });`,
    );
    assert.equal(passed, 1);
    assert.deepEqual(
      failures.map(({ where }) => where.split('/').at(-1)),
      ['one.test.js › a', 'two.test.js › b › d'],
    );
  });

  it('fails one of several files in a process that holds no test, or cannot be read', async () => {
    const held = `test('a', () => {});`;
    for (const source of ['', `describe('none', () => {});`, `throw new Error('at once');`]) {
      const { passed, failed, failures } = await reportShared(held, source);
      assert.deepEqual([passed, failed], [1, 1], source);
      assert.match(failures[0]?.where ?? '', /two\.test\.js$/, source);
    }
  });

  it('names each file whose process ended before it did', async () => {
    const { failures } = await reportShared(
      `test('a', () => process.exit(0));`,
      `test('b', () => {});`,
    );
    for (const file of ['one.test.js', 'two.test.js'])
      assert.ok(
        failures.some(({ where }) => where.endsWith(file)),
        JSON.stringify(failures),
      );
  });
});
