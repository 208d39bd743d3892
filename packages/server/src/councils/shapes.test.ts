import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { limits, type Where } from '@bellman/protocol';
import {
  boundsOf,
  prepare,
  toUnits,
  type Position,
  type Ring,
  type Shape,
} from '../ground/geometry.js';
import type { StoredShape } from '../store/areas.js';
import { hartFile } from '../testing/hart.js';
import { checkPolygons } from './check-polygons.js';
import { extentOf, type Extent } from './extent.js';
import { planeAt } from './osgb.js';
import { checkNames, makeShapes } from './shapes.js';

const ward = { E: 'E05009356', C: 'E05009355' };
let areas: StoredShape[];
let hart: Extent;

before(async () => {
  const file = JSON.parse(await readFile(hartFile('wards.geojson'), 'utf8')) as {
    features: {
      properties: { WD21CD: string; WD21NM: string };
      geometry: { coordinates: [number, number][][][] };
    }[];
  };
  areas = file.features.map(({ properties, geometry }) => ({
    ...{ kind: 'ward', code: properties.WD21CD, name: properties.WD21NM, population: null },
    shape: JSON.stringify(
      geometry.coordinates.map((rings) =>
        rings.map((ring) => ring.map(([x, y]) => [toUnits(x), toUnits(y)])),
      ),
    ),
  }));
  hart = extentOf('Hart', areas);
});

/** A corner in Fleet, and steps of 1e-4 degree from it. */
const at = (x: number, y: number): [number, number] => [
  -8_430_000 + 1_000 * x,
  512_780_000 + 1_000 * y,
];
const ring = (...corners: [number, number][]): [number, number][] => {
  const positions = corners.map(([x, y]) => at(x, y));
  return [...positions, ...positions.slice(0, 1)];
};
const square = (x: number, y: number, side: number): [number, number][] =>
  ring([x, y], [x + side, y], [x + side, y + side], [x, y + side]);
const drawn = (polygons: [number, number][][][], name = 'the park'): Where => ({
  ...{ type: 'polygon', name, polygons },
});
const make = (where: readonly Where[], buffer = 0, extent = hart) =>
  makeShapes(extent, { where, buffer });
const code = async (act: () => unknown): Promise<unknown> => {
  try {
    await act();
    return null;
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  }
};

test('what is wrong with a drawn place is told by its code', async () => {
  const told = (...polygons: [number, number][][][]) => code(() => make([drawn(polygons)]));
  assert.equal(await told([square(0, 0, 10)]), null);
  assert.equal(await told(), 'shape-empty');
  assert.equal(await told([]), 'shape-empty');
  assert.equal(await told([[]]), 'shape-empty');
  assert.equal(await told([ring([0, 0], [5, 5], [10, 10])]), 'shape-empty');
  assert.equal(await told([square(0, 0, 10).slice(0, 4)]), 'shape-unclosed');
  assert.equal(await told([ring([0, 0], [5, 5], [0, 0])]), 'shape-too-few-points');
  assert.equal(await told([ring([0, 0], [10, 10], [10, 0], [0, 10])]), 'shape-crosses-itself');
  assert.equal(await told([square(0, 0, 10)], [square(5, 5, 10)]), 'shape-overlaps');
  assert.equal(
    await told([square(0, 0, 10)], [square(2, 2, 3)]),
    'shape-overlaps',
    'one within the other',
  );
  assert.equal(
    await told([square(0, 0, 10), square(2, 2, 6)], [square(3, 3, 2)]),
    null,
    'in the hole',
  );
  assert.equal(await told([square(0, 0, 10), square(20, 0, 3)]), 'shape-hole-outside');
  assert.equal(
    await told([square(0, 0, 10), square(1, 1, 8), square(3, 3, 2)]),
    'shape-hole-outside',
  );
  assert.equal(await told([square(9_000, 9_000, 10)]), 'shape-outside');
  assert.equal(await told([square(-1_000, -1_000, 1_200)]), null, 'partly outside is fine');
});

test('a refusal says where', async () => {
  const params = async (polygons: [number, number][][][]): Promise<unknown> => {
    try {
      await make([drawn(polygons)]);
    } catch (error) {
      return (error as { params: unknown }).params;
    }
    return null;
  };
  const name = 'the park';
  assert.deepEqual(await params([[ring([0, 0], [10, 10], [10, 0], [0, 10])]]), {
    ...{ name, at: '51.27850, -0.84250' },
  });
  assert.deepEqual(
    await params([[square(30, 0, 5)], [square(0, 0, 10), square(1, 1, 2), square(20, 0, 3)]]),
    {
      ...{ name, ring: 4 },
    },
  );
});

test('an area reaches itself, and a circle or a drawn place the wards that it meets', async () => {
  const [fleet] = await make([{ type: 'area', code: ward.E }]);
  assert.deepEqual(fleet?.meets, [ward.E]);
  assert.equal(await code(() => make([{ type: 'area', code: 'E1' }])), 'area-unknown');
  assert.equal(
    (
      await make([
        { type: 'area', code: ward.E },
        { type: 'area', code: ward.E },
      ])
    ).length,
    1,
  );
  const [circle] = await make([
    { type: 'circle', name: '', lat: 512_780_000, lon: -8_430_000, radius: 500 },
  ]);
  assert.ok(circle && circle.meets.length > 1 && circle.meets.length < 11);
  assert.equal(await code(() => checkNames([{ type: 'area', code: ward.E }])), null);
  assert.equal(await code(() => checkNames([circle.source])), 'shape-needs-name');
  const [grown] = await make([{ type: 'area', code: ward.E }], 100);
  assert.ok(grown && grown.meets.length > 1);
});

test('a district reaches its wards, and is what a place must meet', async () => {
  const whole = areas.flatMap(({ shape }) => JSON.parse(shape) as Shape);
  const district = { kind: 'district', code: 'E07000089', name: 'Hart', population: null } as const;
  const extent = extentOf('Hart', [...areas, { ...district, shape: JSON.stringify(whole) }]);
  assert.equal(
    (await make([{ type: 'area', code: district.code }], 0, extent))[0]?.meets.length,
    12,
  );
  assert.deepEqual((await make([{ type: 'area', code: ward.E }], 0, extent))[0]?.meets.toSorted(), [
    ward.E,
    district.code,
  ]);
  assert.equal(
    await code(() => make([drawn([[square(9_000, 9_000, 10)]])], 0, extent)),
    'shape-outside',
  );
  assert.equal(
    await code(() => make([drawn([[square(9_000, 9_000, 10)]])], 0, extentOf('New', []))),
    null,
  );
});

/** Metres from a position to the nearest point of a ring's sides. */
const distance = (shape: Shape, from: Position): number => {
  const plane = planeAt(from);
  return Math.min(
    ...shape.flat().flatMap((one) =>
      one.slice(1).map((end, index) => {
        const [ax, ay] = plane.to(one[index] ?? end);
        const [bx, by] = plane.to(end);
        const [dx, dy] = [bx - ax, by - ay];
        const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
        return Math.hypot(ax + t * dx, ay + t * dy);
      }),
    ),
  );
};

test('a circle is as wide as its radius, and a place grows by the metres asked for, within 1 %', async () => {
  for (const radius of [limits.radius.least, 1_000, limits.radius.most]) {
    const [made] = await make([
      { type: 'circle', name: 'c', lat: 512_780_000, lon: -8_430_000, radius },
    ]);
    const corners = made?.shape[0]?.[0] ?? [];
    assert.equal(corners.length, 129);
    const plane = planeAt([-8_430_000, 512_780_000]);
    for (const corner of corners) {
      const off = Math.hypot(...plane.to(corner)) - radius;
      assert.ok(Math.abs(off) < Math.max(0.02, radius * 2e-5), `${off} m of ${radius}`);
    }
  }
  const notched = drawn([
    [ring([0, 0], [40, 0], [40, 30], [25, 30], [20, 5], [15, 30], [0, 30]), square(3, 3, 8)],
  ]) as Extract<Where, { type: 'polygon' }>;
  for (const metres of [1, 50, 400]) {
    const [made] = await make([notched], metres);
    const { contains } = prepare(made?.shape ?? []);
    const ungrown = prepare(notched.polygons);
    const { minLon, maxLon, minLat, maxLat } = boundsOf(made?.shape ?? []);
    let edge = 0;
    for (let x = minLon - 5_000; x < maxLon + 5_000; x += 1_711) {
      for (let y = minLat - 5_000; y < maxLat + 5_000; y += 1_319) {
        const off = ungrown.contains(x, y) ? 0 : distance(notched.polygons, [x, y]);
        if (off < metres - 0.02) assert.ok(contains(x, y), `${off} m away, grown by ${metres}`);
        else if (off > metres * 1.006 + 0.02)
          assert.ok(!contains(x, y), `${off} m away, grown by ${metres}`);
        else edge += 1;
      }
    }
    assert.ok(edge < 200);
  }
});

/** A comb: everything that makes geometry slow, and nothing that is wrong with it. */
const comb = (teeth: number): Ring => {
  const corners = Array.from({ length: teeth }, (_, tooth): [number, number][] => {
    const x = (2_000 * tooth) / teeth;
    return [
      [x, 0],
      [x + 900 + 1_000 / teeth, 500],
      [x + 901 + 1_000 / teeth, 500],
      [x + 1_000 / teeth, 0],
    ];
  }).flat();
  return ring(...corners, [2_000, -10], [0, -10]).map(([x, y]): Position => [
    Math.round(x),
    Math.round(y),
  ]);
};

test('5,000 corners of the worst kind are checked in about twice the time of 2,500', async () => {
  // CPU time, since the machine may be busy with something else.
  const time = (teeth: number): number => {
    const polygons = [[comb(teeth)]];
    const began = process.cpuUsage();
    for (let run = 0; run < 10; run += 1) checkPolygons('comb', polygons);
    return process.cpuUsage(began).user;
  };
  const [, half, whole] = [time(600), time(600), time(1_200)];
  assert.ok(whole < 4 * half, `${half} µs, then ${whole} µs`);
  assert.equal(await code(() => make([drawn([[comb(1_200) as [number, number][]]])])), null);
});

test('too many corners are refused before anything looks at them', async () => {
  const many = Array.from({ length: limits.shapePoints + 1 }, (): [number, number] => [0, 0]);
  assert.equal(await code(() => make([drawn([[many]])])), 'shape-too-many-points');
  const half = many.slice(0, limits.shapePoints / 2 + 1);
  const two = [drawn([[half]]), drawn([[half]], 'other')];
  assert.equal(await code(() => make(two)), 'shape-too-many-points');
});
