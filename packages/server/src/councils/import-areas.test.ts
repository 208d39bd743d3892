import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demo, importing, refused } from '../testing/imports.js';
import { eachEngine } from '../testing/stores.js';
import { importAreas } from './import-areas.js';

eachEngine('importing areas', (stores) => {
  const on = importing(stores);
  const { file } = on;

  test('Hart’s 11 wards, with populations', async () => {
    const outcome = await importAreas({
      store: on.store(),
      council: 'hart',
      file: demo('hart/wards.geojson'),
      population: demo('hart/ward-population.csv'),
    });
    assert.deepEqual(outcome, {
      kind: 'ward',
      stored: 11,
      elsewhere: 0,
      removed: 0,
      kept: 0,
      withoutPopulation: 0,
    });
    const areas = await on.store().areas.list({ council: 'hart' });
    assert.deepEqual(areas[0], {
      kind: 'ward',
      code: 'E05009352',
      name: 'Blackwater and Hawley',
      population: 10_282,
    });
    assert.deepEqual(await on.store().areas.list({ council: 'rushmoor' }), []);
  });

  const ring = [
    [-0.8, 51],
    [-0.7, 51],
    [-0.7, 51.1],
    [-0.8, 51],
  ];
  const collection = (properties: object, geometry: object, ...more: object[]): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties, geometry }, ...more],
    });
  const polygon = (coordinates: unknown = [ring]) => ({ type: 'Polygon', coordinates });

  test('areas that are wrong are refused, and nothing is changed', async () => {
    const areas = async (text: string, more: object = {}) =>
      importAreas({ store: on.store(), council: 'hart', file: await file(text), ...more });
    const named = { WD25CD: 'E05000001', WD25NM: 'One' };
    await refused(areas('{'), /not JSON/);
    await refused(areas('{"type":"Feature"}'), /FeatureCollection/);
    await refused(areas('{"type":"FeatureCollection","features":[]}'), /has no features/);
    await refused(areas(collection(named, polygon()).slice(0, -1)), /not JSON/);
    await refused(areas(collection({ id: 1 }, polygon())), /no column like one of WD25CD/);
    await refused(areas(collection({ WD25CD: 'E05000001' }, polygon())), /no column for the name/);
    await refused(areas(collection({ WD25CD: 'E05 1', WD25NM: 'One' }, polygon())), /not a code/);
    await refused(areas(collection({ WD25CD: 'E05000001', WD25NM: ' ' }, polygon())), /no name/);
    await refused(areas(collection(named, { type: 'Point', coordinates: [0, 51] })), /is a Point/);
    await refused(areas(collection(named, polygon([]))), /empty/);
    await refused(areas(collection(named, polygon([ring.slice(0, 3)]))), /3 positions/);
    await refused(
      areas(collection(named, polygon([[...ring.slice(0, 3), [-0.8, 51.2]]]))),
      /end where it began/,
    );
    await refused(areas(collection(named, polygon([ring.map(() => [480_633, 153_923])]))), /WGS84/);
    await refused(areas(collection(named, polygon([ring.map(() => ['0', null])]))), /two numbers/);
    const point = { type: 'Feature', properties: named, geometry: { type: 'Point' } };
    const many = collection(named, polygon(), ...Array.from({ length: 23 }, () => point));
    await refused(
      areas(many),
      /^Feature 2 of the file: it is a Point[^]*Feature 21 [^]*\nAnd 3 more\.$/,
    );
    const twice = { type: 'Feature', properties: named, geometry: polygon() };
    await refused(areas(collection(named, polygon(), twice)), /stands twice/);
    await refused(
      areas(collection(named, polygon()), { kind: 'parish' }),
      /no column like PAR25CD/,
    );
    await refused(
      areas(collection(named, polygon()), { population: await file('ward,people\nE1,1') }),
      /no column that begins/,
    );
    await refused(
      areas(collection(named, polygon()), { population: await file('ward,population\nE1,lots') }),
      /Line 2/,
    );
    assert.equal((await on.store().areas.list({ council: 'hart' })).length, 11);
  });

  test('columns are found by pattern, the newest year first, districts apart', async () => {
    const properties = (code: string, district: string) => ({
      WD24CD: 'old',
      WD24NM: 'Old',
      WD25CD: code,
      WD25NM: `Ward ${code}`,
      LAD25CD: district,
    });
    const text = collection(properties('E05000001', 'E07000089'), polygon(), {
      type: 'Feature',
      properties: properties('E05000002', 'E07000092'),
      geometry: polygon(),
    });
    const job = {
      store: on.store(),
      council: 'columns',
      file: await file(text),
      district: 'E07000089',
    };
    assert.equal((await importAreas(job)).elsewhere, 1);
    assert.deepEqual(
      (await on.store().areas.list({ council: 'columns' })).map(({ code, name }) => [code, name]),
      [['E05000001', 'Ward E05000001']],
    );
  });

  test('a new import replaces areas of its kind, but none that somebody follows', async () => {
    const wards = (...codes: string[]) => {
      const [first, ...others] = codes.map((code) => ({
        type: 'Feature',
        properties: { WD25CD: code, WD25NM: code },
        geometry: polygon(),
      }));
      return file(collection(first!.properties, first!.geometry, ...others));
    };
    const job = { store: on.store(), council: 'changing' };
    await importAreas({ ...job, file: await wards('A1', 'A2', 'A3') });
    await on.store().followers.signUp({
      council: 'changing',
      id: '01890000-0000-7000-8000-000000000001',
      tokenHash: 'hash',
      language: 'en',
      places: [{ label: '', area: 'A2' }],
      services: [],
      channel: {
        id: '01890000-0000-7000-8000-000000000002',
        endpoint: 'https://push.example/1',
        endpointHash: '1',
        host: 'push.example',
        p256dh: '',
        auth: '',
        vapidKey: '',
      },
      proof: { tokenHash: null },
    });
    const { removed, kept } = await importAreas({ ...job, file: await wards('A1', 'B1') });
    assert.deepEqual([removed, kept], [1, 1]);
    const codes = (await on.store().areas.list({ council: 'changing' })).map(({ code }) => code);
    assert.deepEqual(codes, ['A1', 'A2', 'B1']);
  });

  test('the Environment Agency’s flood areas, those that the council has a part in', async () => {
    const at = (FWS_TACODE: string, lon: number) => ({
      type: 'Feature',
      properties: { AREA: 'Thames', FWS_TACODE, TA_NAME: `River at ${FWS_TACODE}` },
      geometry: polygon([ring.map(([x = 0, y = 0]) => [x + lon, y + 0.25])]),
    });
    const name = await file(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [at('061FWF23A', -0.1), at('061FWF23B', 3)],
      }),
    );
    const job = { store: on.store(), file: name };
    await refused(importAreas({ ...job, council: 'dry' }), /Import the council’s wards/);
    const outcome = await importAreas({ ...job, council: 'hart' });
    assert.deepEqual([outcome.kind, outcome.stored, outcome.elsewhere], ['flood-area', 1, 1]);
    const flood = (await on.store().areas.list({ council: 'hart' })).find(
      ({ kind }) => kind === 'flood-area',
    );
    assert.deepEqual([flood?.code, flood?.name], ['061FWF23A', 'River at 061FWF23A']);
  });
});
