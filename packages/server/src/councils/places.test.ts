import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { prepare, toDegrees, toUnits, type Shape } from '../ground/geometry.js';
import { answers, demo, importing } from '../testing/imports.js';
import { eachEngine } from '../testing/stores.js';
import { importAreas } from './import-areas.js';
import { importPostcodes } from './import-postcodes.js';
import { fromNationalGrid } from './osgb.js';
import { areaAt } from './places.js';

eachEngine('places', (stores) => {
  const on = importing(stores);
  const { find, codeOf } = on;

  before(async () => {
    const store = on.store();
    await importAreas({ store, council: 'hart', file: demo('hart/wards.geojson') });
    await importPostcodes({ store, council: 'hart', file: demo('hart/codepoint-open-hart.csv') });
  });

  test('every postcode lies in the ward that Ordnance Survey gives', async () => {
    const known = await answers();
    assert.equal(known.length, 1_376);
    for (let at = 0; at < known.length; at += 100) {
      const some = known.slice(at, at + 100).map(async ({ postcode, ward }) => {
        const place = await find('hart', postcode);
        assert.equal((await areaAt({ store: on.store() }, 'hart', place))?.code, ward, postcode);
      });
      await Promise.all(some);
    }
  });

  test('for all 2,752, each ward holds exactly those that turf puts there', async () => {
    const text = await readFile(demo('hart/codepoint-open-hart.csv'), 'utf8');
    const points = text
      .trim()
      .split('\n')
      .map((row) => {
        const [, , easting, northing] = row.split(',');
        return fromNationalGrid(Number(easting), Number(northing));
      });
    assert.equal(points.length, 2_752);
    const shapes = await on.store().areas.shapes({ council: 'hart' });
    assert.equal(shapes.length, 11);
    let inside = 0;
    for (const { code, shape } of shapes) {
      const polygons = JSON.parse(shape) as Shape;
      const { contains } = prepare(polygons);
      const coordinates = polygons.map((rings) =>
        rings.map((ring) => ring.map(([lon, lat]) => [toDegrees(lon), toDegrees(lat)])),
      );
      for (const [lon, lat] of points) {
        const theirs = booleanPointInPolygon([toDegrees(lon), toDegrees(lat)], {
          type: 'MultiPolygon',
          coordinates,
        });
        assert.equal(contains(lon, lat), theirs, `${code} ${lon} ${lat}`);
        if (theirs) inside += 1;
      }
    }
    assert.equal(inside, 2_752, 'each in one ward');
  });

  test('postcodes that can’t be found are told apart', async () => {
    await importPostcodes({
      store: on.store(),
      council: 'rushmoor',
      file: demo('rushmoor/codepoint-open-rushmoor.csv'),
    });
    for (const text of [' gu514ae ', 'Gu 51 4aE', 'g u 5 1 4 a e', 'GU51-4AE', 'GU51 4AE.']) {
      assert.equal((await find('hart', text)).postcode, 'GU51 4AE', text);
    }
    const cases: [string, string | null][] = [
      ['', 'postcode-malformed'],
      ['GU51', 'postcode-malformed'],
      ['GU51 4A', 'postcode-malformed'],
      ['4AE GU51', 'postcode-malformed'],
      ['GU5! 4AE', 'postcode-malformed'],
      ['GU51 4AE, Fleet, Hampshire', 'postcode-malformed'],
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
});

test('the National Grid comes out where the answers say, to a metre', async () => {
  for (const { postcode, easting, northing, lat, lon } of await answers()) {
    const [ourLon, ourLat] = fromNationalGrid(easting, northing);
    const north = ((ourLat - toUnits(lat)) / 1e7) * 111_000;
    const east = ((ourLon - toUnits(lon)) / 1e7) * 111_000 * Math.cos((lat * Math.PI) / 180);
    assert.ok(Math.hypot(north, east) < 1, `${postcode}: ${Math.hypot(north, east)} m`);
  }
});
