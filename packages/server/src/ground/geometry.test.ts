import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import fc from 'fast-check';
import { boundsOf, prepare, toDegrees, toUnits, type Position, type Shape } from './geometry.js';

const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

test('a point inside is inside, a hole is not, an island in the hole is', () => {
  const { contains } = prepare([[square(0, 0, 90), square(20, 20, 50), square(40, 40, 10)]]);
  assert.equal(contains(10, 45), true);
  assert.equal(contains(30, 45), false);
  assert.equal(contains(45, 45), true);
  assert.equal(contains(95, 45), false);
});

test('the edge rule: west and south edges belong, east and north edges do not', () => {
  const { contains } = prepare([[square(0, 0, 10)]]);
  assert.equal(contains(0, 5), true);
  assert.equal(contains(5, 0), true);
  assert.equal(contains(10, 5), false);
  assert.equal(contains(5, 10), false);
  assert.equal(contains(0, 0), true);
  assert.equal(contains(10, 10), false);
});

test('a shape without positions contains nothing', () => {
  assert.equal(prepare([]).contains(0, 0), false);
  assert.equal(prepare([[[]]]).contains(0, 0), false);
});

test('overlapping polygons of one shape are a union', () => {
  const { contains } = prepare([[square(0, 0, 10)], [square(5, 0, 10)]]);
  assert.equal(contains(7, 5), true);
});

/** A fan of triangles around a point: together they tile a polygon, vertex for vertex. */
const fan = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 })), {
      minLength: 3,
      maxLength: 12,
    }),
  )
  .map(([points]) => {
    const turned = points
      .filter(([x, y]) => x !== 0 || y !== 0)
      .map(([x, y]) => ({ x, y, angle: Math.atan2(y, x) }))
      .sort((a, b) => a.angle - b.angle)
      .filter((p, at, all) => at === 0 || all[at - 1]!.angle !== p.angle);
    return turned.map((p, at): Shape => {
      const q = turned[(at + 1) % turned.length]!;
      return [
        [
          [
            [0, 0],
            [p.x, p.y],
            [q.x, q.y],
            [0, 0],
          ],
        ],
      ];
    });
  });

test('a point on an edge or corner counts as one a step east and a smaller one north', () => {
  fc.assert(
    fc.property(
      fan,
      fc.integer({ min: -31, max: 31 }),
      fc.integer({ min: -31, max: 31 }),
      (shapes, lon, lat) => {
        // A big number of units apart, so that the point a step east and a smaller one north of a
        // grid point is on no edge: that one's answer is the rule's.
        const big = 100_000;
        const grown = shapes.map((shape) =>
          shape.map((polygon) =>
            polygon.map((ring) => ring.map(([x, y]): Position => [x * big, y * big])),
          ),
        );
        for (const shape of grown) {
          const { contains } = prepare(shape);
          assert.equal(contains(lon * big, lat * big), contains(lon * big + 400, lat * big + 1));
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('agrees with turf on random rings, for points not on an edge', () => {
  const position = (most: number) =>
    fc.tuple(fc.integer({ min: -most, max: most }), fc.integer({ min: -most, max: most }));
  let compared = 0;
  fc.assert(
    fc.property(
      fc.array(fc.array(position(1_000), { minLength: 3, maxLength: 40 }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.array(position(1_000), { minLength: 20, maxLength: 20 }),
      (rings, points) => {
        const closed = rings.map((ring) => [...ring, ring[0]!]);
        // Turf takes the first ring as outline and the others as holes: one ring each is compared.
        for (const ring of closed) {
          const { contains } = prepare([[ring]]);
          for (const [lon, lat] of points) {
            if (onEdge(ring, lon, lat)) continue;
            compared += 1;
            assert.equal(
              contains(lon, lat),
              booleanPointInPolygon([lon, lat], { type: 'Polygon', coordinates: [ring] }),
            );
          }
        }
      },
    ),
    { numRuns: 300 },
  );
  assert.ok(compared > 1_000);
});

const onEdge = (ring: readonly Position[], lon: number, lat: number): boolean =>
  ring.some((from, at) => {
    const to = ring[at + 1];
    return (
      to !== undefined &&
      (to[0] - from[0]) * (lat - from[1]) === (to[1] - from[1]) * (lon - from[0]) &&
      Math.min(from[0], to[0]) <= lon &&
      lon <= Math.max(from[0], to[0]) &&
      Math.min(from[1], to[1]) <= lat &&
      lat <= Math.max(from[1], to[1])
    );
  });

test('is exact where products leave the safe integers', () => {
  // From corner to corner of the world: one unit off the diagonal changes a product's 19th digit.
  const triangle: Shape = [
    [
      [
        [-1_800_000_000, -900_000_000],
        [1_799_999_999, 899_999_998],
        [-1_800_000_000, 899_999_998],
      ],
    ],
  ];
  const { contains } = prepare(triangle);
  fc.assert(
    fc.property(
      // At a third and two thirds of its height the edge passes within 1e-6 units of whole points.
      fc.constantFrom(-300_000_000, 300_000_000),
      fc.integer({ min: -100, max: 100 }),
      fc.integer({ min: -2, max: 2 }),
      (third, above, off) => {
        const lat = third + above;
        const dx = 3_599_999_999n;
        const dy = 1_799_999_998n;
        const lon = Number(((BigInt(lat) + 900_000_000n) * dx) / dy) - 1_800_000_000 + off;
        const side = dx * (BigInt(lat) + 900_000_000n) - dy * (BigInt(lon) + 1_800_000_000n);
        assert.equal(contains(lon, lat), side > 0n && lon >= -1_800_000_000);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('a comb of long edges is answered as turf does, without a bucket for each', () => {
  const ring: Position[] = [];
  for (let tooth = 0; tooth < 1_000; tooth += 1) {
    ring.push([tooth * 20, 0], [tooth * 20 + 10, 1_000_000]);
  }
  ring.push([20_000, -10], [0, -10], [0, 0]);
  const { contains } = prepare([[ring]]);
  const polygon = { type: 'Polygon' as const, coordinates: [ring.map(([x, y]) => [x, y])] };
  for (let lon = 3; lon < 20_000; lon += 37) {
    const lat = (lon * 7_919) % 1_000_003;
    if (onEdge(ring, lon, lat)) continue;
    assert.equal(contains(lon, lat), booleanPointInPolygon([lon, lat], polygon), `${lon} ${lat}`);
  }
});

test('degrees come and go without loss', () => {
  assert.equal(toUnits(51.236013), 512_360_130);
  assert.equal(toDegrees(toUnits(-0.826203)), -0.826203);
  assert.deepEqual(boundsOf([[square(1, 2, 3)]]), { minLon: 1, maxLon: 4, minLat: 2, maxLat: 5 });
});

interface Wards {
  features: {
    properties: { WD21CD: string };
    geometry: { type: 'MultiPolygon'; coordinates: number[][][][] };
  }[];
}

test('puts the postcodes that Ordnance Survey gives a ward into that ward', async () => {
  const demo = new URL('../../demo/hart/', import.meta.url);
  const wards = JSON.parse(await readFile(new URL('wards.geojson', demo), 'utf8')) as Wards;
  const prepared = wards.features.map(({ properties, geometry }) => ({
    code: properties.WD21CD,
    ...prepare(
      geometry.coordinates.map((polygon) =>
        polygon.map((ring) => ring.map(([lon, lat]): Position => [toUnits(lon!), toUnits(lat!)])),
      ),
    ),
  }));
  assert.equal(prepared.length, 11);
  const rows = (await readFile(new URL('postcode-to-ward.csv', demo), 'utf8'))
    .trim()
    .split(/\r?\n/)
    .slice(1);
  assert.equal(rows.length, 1_376);
  for (const row of rows) {
    const [postcode, , , lat, lon, , ward] = row.split(',');
    const inside = prepared.filter((w) => w.contains(toUnits(Number(lon)), toUnits(Number(lat))));
    assert.deepEqual(
      inside.map((w) => w.code),
      [ward],
      postcode,
    );
  }
});
