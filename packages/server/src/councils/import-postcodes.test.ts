import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { toUnits } from '../ground/geometry.js';
import { demo, importing, refused } from '../testing/imports.js';
import { eachEngine } from '../testing/stores.js';
import { importPostcodes } from './import-postcodes.js';
import { fromNationalGrid } from './osgb.js';

/** What an import did not do. */
const nothingElse = { moved: 0, before: 0, removed: 0, followed: 0, left: 0 };

eachEngine('importing postcodes', (stores) => {
  const on = importing(stores);
  const { file, find, codeOf } = on;

  test('Hart’s 2,752 postcodes, told of as they come', async () => {
    const heard: [number, number][] = [];
    const outcome = await importPostcodes({
      store: on.store(),
      council: 'hart',
      file: demo('hart/codepoint-open-hart.csv'),
      progress: (share, rows) => heard.push([share, rows]),
    });
    assert.deepEqual(outcome, {
      stored: 2_752,
      ended: 0,
      elsewhere: 0,
      unplaced: 0,
      bad: 0,
      examples: [],
      ...nothingElse,
    });
    assert.equal(await on.store().postcodes.count({ council: 'hart' }), 2_752);
    assert.deepEqual(
      heard.map(([, rows]) => rows),
      [2_000, 2_752],
    );
    assert.equal(heard.at(-1)?.[0], 1);
  });

  test('bad rows are passed over and told by their line', async () => {
    const outcome = await importPostcodes({
      store: on.store(),
      council: 'few',
      file: await file(
        [
          '"GU514AE",10,480633,153923,"","","","","E07000089","E05009355"',
          '"NONSENSE",10,480633,153923,"","","","","E07000089","E05009355"',
          '"GU514AF",10,,153923,"","","","","E07000089","E05009355"',
          '"GU514AG",90,0,0,"","","","","E07000089","E05009355"',
          '"GU514AH",10,1,1300001,"","","","","E07000089","E05009355"',
          '"GU111AA",10,486560,150681,"","","","","E07000092","E05009000"',
          '"GU514AE",10,480634,153923,"","","","","E07000089","E05009355"',
        ].join('\n'),
      ),
      district: 'E07000089',
    });
    const { examples, ...counts } = outcome;
    assert.deepEqual(counts, {
      ...{ stored: 2, ended: 0, elsewhere: 1, unplaced: 1, bad: 3 },
      ...nothingElse,
    });
    assert.deepEqual(
      examples.map(({ line }) => line),
      [2, 3, 5],
    );
    assert.equal(await on.store().postcodes.count({ council: 'few' }), 1);
    assert.equal((await find('few', 'GU51 4AE')).lon, fromNationalGrid(480_634, 153_923)[0]);
  });

  test('the ONS Postcode Directory, with ended ones taken away', async () => {
    const head = '\uFEFFpcd,pcds,dointr,doterm,oslaua,oseast1m,osnrth1m,lat,long';
    const rows = [
      'GU514AE,GU51 4AE,198001,,E07000089,480633,153923,51.278,-0.843',
      'GU514AF,GU51 4AF,198001,200901,E07000089,480633,153923,51.278,-0.843',
      'GU514AG,GU51 4AG,198001,,E07000089,,,99.999999,0.000000',
      'GU514AH,GU51 4AH,198001,,E07000089,,,51.278,-43',
      'GU111AA,GU11 1AA,198001,,E07000092,486560,150681,51.248,-0.761',
    ];
    const before = await file([head, rows[1]?.replace('200901', '')].join('\r\n'));
    await importPostcodes({ store: on.store(), council: 'ons', file: before });
    assert.equal(await on.store().postcodes.count({ council: 'ons' }), 1);
    const outcome = await importPostcodes({
      store: on.store(),
      council: 'ons',
      file: await file([head, ...rows].join('\r\n')),
      district: 'E07000089',
    });
    const { examples, ...counts } = outcome;
    assert.deepEqual(counts, {
      ...{ stored: 1, ended: 1, elsewhere: 1, unplaced: 1, bad: 1 },
      ...nothingElse,
    });
    assert.deepEqual(
      examples.map(({ line }) => line),
      [5],
    );
    const { lat, lon } = await find('ons', 'GU51 4AE');
    assert.deepEqual([lat, lon], [toUnits(51.278), toUnits(-0.843)]);
    assert.equal(await codeOf(find('ons', 'GU51 4AF')), 'postcode-unknown');
  });

  test('files that are none of these are refused, with the reason', async () => {
    const postcodes = async (text: string, district?: string) =>
      importPostcodes({ store: on.store(), council: 'none', file: await file(text), district });
    const row = '"GU514AE",10,480633,153923,"","","","","E07000089","E05009355"';
    await refused(postcodes(''), /has no rows/);
    await refused(postcodes('a,b,c\n1,2,3\n'), /neither Code-Point Open/);
    await refused(postcodes('pcds,doterm,lat\nGU51 4AE,,51\n'), /no column for the longitude/);
    await refused(postcodes(`${row}\n"GU514AF,1`), /stops being CSV at line 2/);
    await refused(postcodes(row, 'E07000000'), /None of the 1 rows .* district E07000000/);
    await refused(postcodes(row.replace('480633', 'x')), /None of the 1 rows .* Line 1: "x"/);
    await refused(
      importPostcodes({
        store: on.store(),
        council: 'none',
        file: join(on.folder(), 'absent.csv'),
      }),
      /ENOENT/,
    );
    await refused(
      importPostcodes({ store: on.store(), council: 'none', file: on.folder() }),
      /has no CSV file/,
    );
    await refused(
      postcodes(`${row}\n"${'x'.repeat(100_000)}`),
      /stops being CSV .*Max Record Size/,
    );
    assert.equal(await on.store().postcodes.count({ council: 'none' }), 0);
  });

  test('an import that was broken off goes on where it stopped, a changed file begins anew', async () => {
    const rows = (await readFile(demo('hart/codepoint-open-hart.csv'), 'utf8')).split('\n');
    const name = await file(rows.join('\n'));
    const stop = new AbortController();
    const heard: number[] = [];
    const job = { store: on.store(), council: 'stopped', file: name };
    const count = () => on.store().postcodes.count({ council: 'stopped' });
    await assert.rejects(
      importPostcodes({ ...job, progress: () => stop.abort(), signal: stop.signal }),
      { name: 'AbortError' },
    );
    assert.equal(await count(), 2_000);
    const outcome = await importPostcodes({ ...job, progress: (_, at) => heard.push(at) });
    assert.deepEqual([outcome.before, outcome.stored, heard], [2_000, 2_752, [2_752]]);
    assert.equal(await count(), 2_752);
    assert.equal((await importPostcodes(job)).before, 0, 'done is done: once more from the start');

    const again = new AbortController();
    await assert.rejects(
      importPostcodes({ ...job, progress: () => again.abort(), signal: again.signal }),
    );
    await writeFile(name, rows.slice(1).join('\n'));
    assert.deepEqual(
      await importPostcodes(job).then(({ before, removed }) => [before, removed]),
      [0, 1],
    );
  });
});
