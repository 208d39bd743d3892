import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import { readUpload } from './upload.js';

const ring = [
  [-0.85, 51.27, 80],
  [-0.84, 51.27, 81],
  [-0.84, 51.28],
  [-0.85, 51.27, 80],
];
const polygon = { type: 'Polygon', coordinates: [ring] };
const feature = (geometry: unknown, properties: unknown = null) => ({
  ...{ type: 'Feature', geometry, properties },
});
const all = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const read = (json: unknown, name = 'River') => readUpload(JSON.stringify(json), name);
const refused = (json: unknown, code: string, params?: object): void => {
  const expected = params === undefined ? { code } : { code, params };
  assert.throws(
    () => (typeof json === 'string' ? readUpload(json, 'River') : read(json)),
    expected,
  );
};

test('a polygon, a feature, and a collection are read; heights are dropped', () => {
  const expected = [
    [
      [
        [-8_500_000, 512_700_000],
        [-8_400_000, 512_700_000],
        [-8_400_000, 512_800_000],
        [-8_500_000, 512_700_000],
      ],
    ],
  ];
  for (const json of [polygon, feature(polygon), all(feature(polygon))])
    assert.deepEqual(read(json), [{ type: 'polygon', name: 'River', polygons: expected }]);
  const [two] = read({ type: 'MultiPolygon', coordinates: [[ring], [ring]] });
  assert.equal(two?.polygons.length, 2);
});

test('each feature is a place, by its own name or a number', () => {
  const names = (...properties: unknown[]): string[] =>
    read(all(...properties.map((one) => feature(polygon, one)))).map(({ name }) => name);
  assert.deepEqual(names({ TA_NAME: 'The Hart at Fleet' }, { WD25NM: 'Hook' }, {}), [
    'The Hart at Fleet',
    'Hook',
    'River 3',
  ]);
  assert.deepEqual(
    readUpload(JSON.stringify(feature(polygon, { name: 'Own' })), '')[0]?.name,
    'Own',
  );
});

test('what is no GeoJSON of polygons is refused with why', () => {
  refused('{', 'shape-not-geojson');
  refused([], 'shape-not-geojson', { why: 'it is not an object' });
  refused({ type: 'Point', coordinates: [0, 51] }, 'shape-not-geojson', {
    why: 'feature 1 is a Point',
  });
  refused(all(feature(polygon), feature(null)), 'shape-not-geojson', {
    why: 'feature 2 has no geometry',
  });
  refused(all('x'), 'shape-not-geojson', { why: 'feature 1 is none' });
  refused({ type: 'FeatureCollection' }, 'shape-not-geojson');
  refused({ type: 'Polygon', coordinates: [[[0, '51']]] }, 'shape-not-geojson', {
    why: 'a position is not two numbers',
  });
  refused({ type: 'Polygon', coordinates: 5 }, 'shape-not-geojson');
  refused(all(), 'shape-empty', { name: 'River' });
  refused({ type: 'Polygon', coordinates: [[[480_633, 153_923]]] }, 'shape-out-of-range', {
    ...{ name: 'River', at: '153923, 480633' },
  });
  refused(
    all(...Array.from({ length: limits.alertAreas + 1 }, () => feature(polygon))),
    'shape-not-geojson',
  );
  const many = Array.from({ length: limits.shapePoints + 1 }, () => 'not looked at');
  refused({ type: 'Polygon', coordinates: [many] }, 'shape-too-many-points', {
    ...{ points: limits.shapePoints + 1, limit: limits.shapePoints },
  });
  refused('['.repeat(limits.shapeBytes), 'shape-not-geojson');
});
