import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import type { Shape } from '../ground/geometry.js';
import { signUp } from '../testing/hart.js';
import { demo, importing, refused } from '../testing/imports.js';
import { eachEngine } from '../testing/stores.js';
import { zipOf } from '../testing/zip.js';
import { importPostcodes } from './import-postcodes.js';
import { fromNationalGrid } from './osgb.js';

eachEngine('importing a release of postcodes', (stores) => {
  const on = importing(stores);
  const { file, find, codeOf } = on;

  const at = (postcode: string, easting: number) =>
    `"${postcode}",10,${easting},153923,"","","","","E07000089","E05009355"`;
  const follow = async (council: string, postcode: string): Promise<void> => {
    const { lat, lon, postcode: written } = await find(council, postcode);
    await signUp(on.store(), { label: '', postcode: written, lat, lon }, { council });
  };

  test('a new release moves the places of followers, and takes away what nobody follows', async () => {
    const job = { store: on.store(), council: 'release' };
    const before = await file(
      [
        at('GU514AE', 480_633),
        at('GU514AF', 480_640),
        at('GU514AG', 480_650),
        at('RG279AA', 470_000),
      ].join('\n'),
    );
    await importPostcodes({ ...job, file: before });
    await follow('release', 'GU51 4AE');
    await follow('release', 'GU51 4AF');
    // It is about GU alone: of RG it says nothing.
    const outcome = await importPostcodes({ ...job, file: await file(at('GU514AE', 480_700)) });
    assert.deepEqual(
      [outcome.moved, outcome.removed, outcome.followed, outcome.left],
      [1, 1, 1, 0],
    );
    assert.equal(await codeOf(find('release', 'GU51 4AG')), 'postcode-unknown');
    for (const stays of ['GU51 4AF', 'RG27 9AA']) assert.ok(await find('release', stays));
    const [lon, lat] = fromNationalGrid(480_700, 153_923);
    const reached = await on.store().audience.count({
      ...{ council: 'release', services: [], general: false, exercise: false, version: null },
      places: [{ shape: squareAround(lon, lat), meets: [], drawn: true }],
    });
    assert.equal(reached.followers, 1);
  });

  test('a file that lacks most of what was there takes nothing away unless it is told to', async () => {
    const council = 'lacking';
    const job = { store: on.store(), council };
    await importPostcodes({ ...job, file: demo('hart/codepoint-open-hart.csv') });
    const one = await file(at('GU514AE', 480_633));
    const { left, removed } = await importPostcodes({ ...job, file: one });
    assert.ok(left > 1_000);
    assert.equal(removed, 0);
    assert.equal((await importPostcodes({ ...job, file: one, remove: true })).removed, left);
  });

  test('the publisher’s ZIP and a folder are read file by file, and told of by name', async () => {
    const files = {
      'Data/CSV/gu.csv': `${at('GU514AE', 480_633)}\n${at('NONSENSE', 1)}\n`,
      'Data/CSV/rg.csv': at('RG279AA', 470_000),
      'Doc/Code-Point_Open_Column_Headers.csv': 'PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n',
    };
    const archive = await file('');
    await writeFile(archive, zipOf(files));
    const folder = join(on.folder(), 'release');
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(folder, dirname(name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    for (const [council, source] of [
      ['zip', archive],
      ['folder', folder],
    ] as const) {
      const { stored, examples } = await importPostcodes({
        ...{ store: on.store(), council, file: source },
      });
      assert.deepEqual([stored, examples.length], [2, 1], council);
      assert.deepEqual([examples[0]?.file, examples[0]?.line], ['Data/CSV/gu.csv', 2], council);
    }
    await writeFile(archive, zipOf(files).subarray(0, 300));
    await refused(
      importPostcodes({ store: on.store(), council: 'zip', file: archive }),
      /not a sound ZIP/,
    );
  });
});

/** A square of about 2 m. */
const squareAround = (lon: number, lat: number): Shape => [
  [
    [
      [lon - 100, lat - 100],
      [lon + 100, lat - 100],
      [lon + 100, lat + 100],
      [lon - 100, lat + 100],
    ],
  ],
];
