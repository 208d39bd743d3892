import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import { prepare, toDegrees, toUnits, type Shape } from '../ground/geometry.js';
import type { Store } from '../store/store.js';
import { eachEngine } from '../testing/stores.js';
import { importAreas } from './import-areas.js';
import { importPostcodes } from './import-postcodes.js';
import { fromNationalGrid } from './osgb.js';
import { areaAt, findPlace } from './places.js';

const demo = (name: string): string => new URL(`../../demo/${name}`, import.meta.url).pathname;
const refused = (act: Promise<unknown>, message: RegExp) =>
  assert.rejects(act, { name: 'ImportRefused', message });

/** Ordnance Survey's own answers, for every second postcode. */
const answers = async () => {
  const text = await readFile(demo('hart/postcode-to-ward.csv'), 'utf8');
  const rows = text.trim().split(/\r?\n/).slice(1);
  return rows.map((row) => {
    const [postcode = '', easting, northing, lat, lon, , ward] = row.split(',');
    return { postcode, easting: Number(easting), northing: Number(northing), lat: Number(lat), lon: Number(lon), ward };
  });
};

eachEngine('imports', (stores) => {
  let store: Store;
  let folder: string;
  const councils = { get: (id: string) => Promise.resolve({ name: `${id} council` }) };
  let count = 0;
  /** A file with this text; answers its name. */
  const file = async (text: string): Promise<string> => {
    const name = join(folder, `${(count += 1)}.txt`);
    await writeFile(name, text);
    return name;
  };
  const find = (council: string, postcode: string) => findPlace({ store, councils }, council, postcode);
  const codeOf = async (act: Promise<unknown>): Promise<unknown> =>
    act.then(() => null, (error: unknown) => (error as { code: unknown }).code);

  before(async () => {
    store = await stores.open();
    folder = await mkdtemp(join(tmpdir(), 'bellman-import-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('Hart’s 11 wards, with populations', async () => {
    const outcome = await importAreas({
      store,
      council: 'hart',
      file: demo('hart/wards.geojson'),
      population: demo('hart/ward-population.csv'),
    });
    assert.deepEqual(outcome, {
      kind: 'ward', stored: 11, elsewhere: 0, removed: 0, kept: 0, withoutPopulation: 0,
    });
    const areas = await store.areas.list({ council: 'hart' });
    assert.deepEqual(areas[0], {
      kind: 'ward', code: 'E05009352', name: 'Blackwater and Hawley', population: 10_282,
    });
    assert.deepEqual(await store.areas.list({ council: 'rushmoor' }), []);
  });

  test('Hart’s 2,752 postcodes, told of as they come', async () => {
    const heard: [number, number][] = [];
    const outcome = await importPostcodes({
      store,
      council: 'hart',
      file: demo('hart/codepoint-open-hart.csv'),
      progress: (share, rows) => heard.push([share, rows]),
    });
    assert.deepEqual(outcome, {
      stored: 2_752, ended: 0, elsewhere: 0, unplaced: 0, bad: 0, examples: [],
    });
    assert.equal(await store.postcodes.count({ council: 'hart' }), 2_752);
    assert.deepEqual(heard.map(([, rows]) => rows), [2_000, 2_752]);
    assert.equal(heard.at(-1)?.[0], 1);
  });

  test('every postcode lies in the ward that Ordnance Survey gives', async () => {
    const known = await answers();
    assert.equal(known.length, 1_376);
    for (let at = 0; at < known.length; at += 100) {
      const some = known.slice(at, at + 100).map(async ({ postcode, ward }) => {
        const place = await find('hart', postcode);
        assert.equal((await areaAt({ store }, 'hart', place))?.code, ward, postcode);
      });
      await Promise.all(some);
    }
  });

  test('for all 2,752, each ward holds exactly those that turf puts there', async () => {
    const text = await readFile(demo('hart/codepoint-open-hart.csv'), 'utf8');
    const points = text.trim().split('\n').map((row) => {
      const [, , easting, northing] = row.split(',');
      return fromNationalGrid(Number(easting), Number(northing));
    });
    assert.equal(points.length, 2_752);
    const shapes = await store.areas.shapes({ council: 'hart' });
    assert.equal(shapes.length, 11);
    let inside = 0;
    for (const { code, shape } of shapes) {
      const polygons = JSON.parse(shape) as Shape;
      const { contains } = prepare(polygons);
      const coordinates = polygons.map((rings) =>
        rings.map((ring) => ring.map(([lon, lat]) => [toDegrees(lon), toDegrees(lat)])),
      );
      for (const [lon, lat] of points) {
        const theirs = booleanPointInPolygon([toDegrees(lon), toDegrees(lat)], { type: 'MultiPolygon', coordinates });
        assert.equal(contains(lon, lat), theirs, `${code} ${lon} ${lat}`);
        if (theirs) inside += 1;
      }
    }
    assert.equal(inside, 2_752, 'each in one ward');
  });

  test('postcodes that can’t be found are told apart', async () => {
    await importPostcodes({ store, council: 'rushmoor', file: demo('rushmoor/codepoint-open-rushmoor.csv') });
    assert.deepEqual((await find('hart', ' gu514ae ')).postcode, 'GU51 4AE');
    const cases: [string, string | null][] = [
      ['', 'postcode-malformed'],
      ['GU51', 'postcode-malformed'],
      ['GU51 4A', 'postcode-malformed'],
      ['4AE GU51', 'postcode-malformed'],
      ['GU5! 4AE', 'postcode-malformed'],
      ['GU51 9ZZ', 'postcode-unknown'],
      ['GU11 1AA', 'postcode-elsewhere'],
      // Hart has other postcodes in GU14.
      ['GU14 0AA', 'postcode-elsewhere'],
      ['EC1A 1BB', 'postcode-elsewhere'],
      // Its first half is the beginning of Hart's GU10, and none of Hart's.
      ['GU1 0AA', 'postcode-elsewhere'],
    ];
    for (const [text, code] of cases) assert.equal(await codeOf(find('hart', text)), code, text);
  });

  test('bad rows are passed over and told by their line', async () => {
    const outcome = await importPostcodes({
      store,
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
    assert.deepEqual(counts, { stored: 2, ended: 0, elsewhere: 1, unplaced: 1, bad: 3 });
    assert.deepEqual(examples.map(({ line }) => line), [2, 3, 5]);
    assert.equal(await store.postcodes.count({ council: 'few' }), 1);
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
    await importPostcodes({ store, council: 'ons', file: before });
    assert.equal(await store.postcodes.count({ council: 'ons' }), 1);
    const outcome = await importPostcodes({
      store,
      council: 'ons',
      file: await file([head, ...rows].join('\r\n')),
      district: 'E07000089',
    });
    const { examples, ...counts } = outcome;
    assert.deepEqual(counts, { stored: 1, ended: 1, elsewhere: 1, unplaced: 1, bad: 1 });
    assert.deepEqual(examples.map(({ line }) => line), [5]);
    const { lat, lon } = await find('ons', 'GU51 4AE');
    assert.deepEqual([lat, lon], [toUnits(51.278), toUnits(-0.843)]);
    assert.equal(await codeOf(find('ons', 'GU51 4AF')), 'postcode-unknown');
  });

  test('files that are none of these are refused, with the reason', async () => {
    const postcodes = async (text: string, district?: string) =>
      importPostcodes({ store, council: 'none', file: await file(text), district });
    const row = '"GU514AE",10,480633,153923,"","","","","E07000089","E05009355"';
    await refused(postcodes(''), /has no rows/);
    await refused(postcodes('a,b,c\n1,2,3\n'), /neither Code-Point Open/);
    await refused(postcodes('pcds,doterm,lat\nGU51 4AE,,51\n'), /no column for the longitude/);
    await refused(postcodes(`${row}\n"GU514AF,1`), /stops being CSV at line 2/);
    await refused(postcodes(row, 'E07000000'), /None of the 1 rows .* district E07000000/);
    await refused(postcodes(row.replace('480633', 'x')), /None of the 1 rows .* Line 1: "x"/);
    await refused(importPostcodes({ store, council: 'none', file: join(folder, 'absent.csv') }), /ENOENT/);
    await refused(importPostcodes({ store, council: 'none', file: folder }), /EISDIR/);
    await refused(postcodes(`${row}\n"${'x'.repeat(100_000)}`), /stops being CSV .*Max Record Size/);
    assert.equal(await store.postcodes.count({ council: 'none' }), 0);
  });

  test('an import that is stopped ends between two batches', async () => {
    const stop = new AbortController();
    const job = {
      store,
      council: 'stopped',
      file: demo('hart/codepoint-open-hart.csv'),
      progress: () => stop.abort(),
      signal: stop.signal,
    };
    await assert.rejects(importPostcodes(job), { name: 'AbortError' });
    assert.equal(await store.postcodes.count({ council: 'stopped' }), 2_000);
  });

  const ring = [[-0.8, 51], [-0.7, 51], [-0.7, 51.1], [-0.8, 51]];
  const collection = (properties: object, geometry: object, ...more: object[]): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties, geometry }, ...more],
    });
  const polygon = (coordinates: unknown = [ring]) => ({ type: 'Polygon', coordinates });

  test('areas that are wrong are refused, and nothing is changed', async () => {
    const areas = async (text: string, more: object = {}) =>
      importAreas({ store, council: 'hart', file: await file(text), ...more });
    const named = { WD25CD: 'E05000001', WD25NM: 'One' };
    await refused(areas('{'), /not JSON/);
    await refused(areas('{"type":"Feature"}'), /FeatureCollection/);
    await refused(areas('{"type":"FeatureCollection","features":[]}'), /no column/);
    await refused(areas(collection({ id: 1 }, polygon())), /no column like WD25CD/);
    await refused(areas(collection({ WD25CD: 'E05000001' }, polygon())), /no column for the name/);
    await refused(areas(collection({ WD25CD: 'E05 1', WD25NM: 'One' }, polygon())), /not a code/);
    await refused(areas(collection({ WD25CD: 'E05000001', WD25NM: ' ' }, polygon())), /no name/);
    await refused(areas(collection(named, { type: 'Point', coordinates: [0, 51] })), /is a Point/);
    await refused(areas(collection(named, polygon([]))), /empty/);
    await refused(areas(collection(named, polygon([ring.slice(0, 3)]))), /3 positions/);
    await refused(areas(collection(named, polygon([[...ring.slice(0, 3), [-0.8, 51.2]]]))), /end where it began/);
    await refused(areas(collection(named, polygon([ring.map(() => [480_633, 153_923])]))), /WGS84/);
    await refused(areas(collection(named, polygon([ring.map(() => ['0', null])]))), /two numbers/);
    const twice = { type: 'Feature', properties: named, geometry: polygon() };
    await refused(areas(collection(named, polygon(), twice)), /stands twice/);
    await refused(areas(collection(named, polygon()), { kind: 'parish' }), /no column like PAR25CD/);
    await refused(areas(collection(named, polygon()), { population: await file('ward,people\nE1,1') }), /no column that begins/);
    await refused(areas(collection(named, polygon()), { population: await file('ward,population\nE1,lots') }), /Line 2/);
    assert.equal((await store.areas.list({ council: 'hart' })).length, 11);
  });

  test('columns are found by pattern, the newest year first, districts apart', async () => {
    const properties = (code: string, district: string) => ({
      WD24CD: 'old', WD24NM: 'Old', WD25CD: code, WD25NM: `Ward ${code}`, LAD25CD: district,
    });
    const text = collection(properties('E05000001', 'E07000089'), polygon(), {
      type: 'Feature', properties: properties('E05000002', 'E07000092'), geometry: polygon(),
    });
    const job = { store, council: 'columns', file: await file(text), district: 'E07000089' };
    assert.equal((await importAreas(job)).elsewhere, 1);
    assert.deepEqual((await store.areas.list({ council: 'columns' })).map(({ code, name }) => [code, name]), [
      ['E05000001', 'Ward E05000001'],
    ]);
  });

  test('a new import replaces areas of its kind, but none that somebody follows', async () => {
    const wards = (...codes: string[]) => {
      const [first, ...others] = codes.map((code) => ({
        type: 'Feature', properties: { WD25CD: code, WD25NM: code }, geometry: polygon(),
      }));
      return file(collection(first!.properties, first!.geometry, ...others));
    };
    const job = { store, council: 'changing' };
    await importAreas({ ...job, file: await wards('A1', 'A2', 'A3') });
    await store.followers.signUp({
      council: 'changing',
      id: '01890000-0000-7000-8000-000000000001',
      tokenHash: 'hash',
      language: 'en',
      places: [{ label: '', area: 'A2' }],
      services: [],
      channel: {
        id: '01890000-0000-7000-8000-000000000002',
        endpoint: 'https://push.example/1', endpointHash: '1', host: 'push.example',
        p256dh: '', auth: '', vapidKey: '',
      },
      proof: { tokenHash: null },
    });
    const { removed, kept } = await importAreas({ ...job, file: await wards('A1', 'B1') });
    assert.deepEqual([removed, kept], [1, 1]);
    const codes = (await store.areas.list({ council: 'changing' })).map(({ code }) => code);
    assert.deepEqual(codes, ['A1', 'A2', 'B1']);
  });
});

test('the National Grid comes out where the answers say, to a metre', async () => {
  for (const { postcode, easting, northing, lat, lon } of await answers()) {
    const [ourLon, ourLat] = fromNationalGrid(easting, northing);
    const north = ((ourLat - toUnits(lat)) / 1e7) * 111_000;
    const east = ((ourLon - toUnits(lon)) / 1e7) * 111_000 * Math.cos((lat * Math.PI) / 180);
    assert.ok(Math.hypot(north, east) < 1, `${postcode}: ${Math.hypot(north, east)} m`);
  }
});
