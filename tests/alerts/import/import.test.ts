import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { releaseOf, type Change } from './release.js';
import { watch, type Watched } from './watched.js';

const rows = Number(process.env['BELLMAN_IMPORT_ROWS'] ?? 20_000);
const real = fileURLToPath(
  new URL('../../../../packages/server/demo/hart/codepoint-open-hart.csv', import.meta.url),
);
const settings = {
  name: 'Great Council',
  shortName: 'Great',
  services: [{ id: 'waste', names: { en: 'Waste' }, chat: true, alerts: true }],
  contact: { url: 'https://www.great.example/contact', phone: '01632 960 001' },
  privacyUrl: 'https://www.great.example/privacy',
  pushContact: 'mailto:web@great.example',
};

const words = (count: number): string => count.toLocaleString('en-GB');

/** Bytes of all that the relay keeps. */
const kept = async (folder: string): Promise<number> => {
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
};

const most = ({ memory }: Watched): number => memory.reduce((high, now) => Math.max(high, now), 0);

/** The most memory that a run takes, by the most that a command takes which does next to nothing. */
const growth = (run: Watched, idle: Watched): number => most(run) / most(idle);

/** @param done rows that the run went through */
const tell = (test: TestContext, what: string, run: Watched, idle: Watched, done: number): void => {
  const memory =
    most(idle) === 0
      ? ''
      : `; memory ${most(run).toFixed(0)} MB at the most, ${growth(run, idle).toFixed(2)} times what \`council create\` took`;
  test.diagnostic(
    `${what}: ${(run.ms / 1_000).toFixed(1)} s, ${words(Math.round(done / (run.ms / 1_000)))} rows/s${memory}`,
  );
};

describe('an import of a whole release', () => {
  it(`${words(rows)} rows of Code-Point Open take the same memory as few, and a kill loses nothing`, async (test) => {
    const folder = await mkdtemp(join(tmpdir(), 'bellman-import-'));
    const data = join(folder, 'data');
    const zip = join(folder, 'codepo_gb.zip');
    const put = async (change: Change): Promise<void> =>
      writeFile(zip, await releaseOf(real, rows, change));
    const run = (enough?: () => Promise<boolean>): Promise<Watched> =>
      watch(data, ['import-postcodes', 'great', zip], enough);
    try {
      await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
      const made = await watch(data, ['council', 'create', 'great', join(folder, 'settings.json')]);
      assert.equal(made.code, 0, made.said);

      await put({ leaves: () => false, moves: () => false });
      const empty = await kept(data);
      const killed = await run(async () => (await kept(data)) - empty > 20 * rows);
      assert.equal(killed.code, null, `it was to be killed half-way: ${killed.said}`);

      const whole = await run();
      assert.equal(whole.code, 0, whole.said);
      assert.match(whole.said, new RegExp(`${words(rows)} stored`));
      const before = /went on after ([\d,]+) rows/.exec(whole.said)?.[1] ?? '';
      const done = Number(before.replaceAll(',', ''));
      assert.ok(done > 0 && done < rows, whole.said);
      tell(test, 'until it was killed', killed, made, done);
      tell(test, `the rest, after ${before} rows`, whole, made, rows - done);

      const gone = Math.ceil(rows / 100);
      await put({ leaves: (row) => row % 100 === 7, moves: (row) => row % 10 === 3 });
      const next = await run();
      assert.equal(next.code, 0, next.said);
      assert.match(
        next.said,
        new RegExp(`${words(gone)} postcodes of before, not in the file, went`),
      );
      tell(test, 'a new release, a tenth of it moved, a hundredth gone', next, made, rows - gone);
      // Not one row more in memory, however many there are: 20,000 and 1.7 million take the same.
      for (const one of [whole, next])
        if (most(made) > 0) assert.ok(growth(one, made) < 1.5, `memory grew: ${growth(one, made)}`);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
