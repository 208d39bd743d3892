import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { interiorsMeetSlowly } from '../testing/exact.js';
import { firstCrossing } from './crossings.js';
import type { Position, Ring, Shape } from './geometry.js';
import { interiorsMeet, regionOf } from './meeting.js';
import { crossProperly, liesOn } from './segments.js';

const meet = (a: Shape, b: Shape): boolean => interiorsMeet(regionOf(a), regionOf(b));
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

test('neighbours that share a border or a corner don’t meet, however little they overlap they do', () => {
  const square = [[box(0, 0, 10, 10)]];
  assert.equal(meet(square, [[box(10, 0, 20, 10)]]), false, 'a side');
  assert.equal(meet(square, [[box(10, 3, 20, 7)]]), false, 'part of a side');
  assert.equal(meet(square, [[box(10, 10, 20, 20)]]), false, 'a corner');
  assert.equal(meet(square, [[box(9, 3, 20, 7)]]), true, 'a strip');
  assert.equal(meet(square, square), true, 'itself');
  assert.equal(meet(square, [[box(0, 0, 10, 5)]]), true, 'a half, along its border');
  assert.equal(meet(square, [[box(3, 3, 4, 4)]]), true, 'inside');
  const ring = [[box(0, 0, 10, 10), box(2, 2, 8, 8)]];
  assert.equal(meet(ring, [[box(2, 2, 8, 8)]]), false, 'in the hole');
  assert.equal(meet(ring, [[box(2, 2, 8, 9)]]), true, 'out of the hole');
  assert.equal(meet([[box(0, 0, 5, 10)], [box(5, 0, 10, 10)]], [[box(4, 4, 6, 6)]]), true);
});

/** Rings on a small grid, so that corners and sides often coincide; those that cross themselves left out. */
const shape = fc
  .array(
    fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
      minLength: 3,
      maxLength: 7,
    }),
    { minLength: 1, maxLength: 2 },
  )
  .map((rings): Ring[] =>
    rings.map((ring) => ring.filter((at, i) => String(at) !== String(ring.at(i - 1)))),
  )
  .filter((rings) => rings.every((ring) => ring.length >= 3))
  .filter((rings) => firstCrossing(rings.map((ring) => ({ group: 0, ring }))) === null)
  .map((rings): Shape => [rings]);

test('it is what exact fractions say, for any two shapes', () => {
  let [met, apart] = [0, 0];
  fc.assert(
    fc.property(shape, shape, fc.integer({ min: -6, max: 6 }), (a, b, shift) => {
      const moved = b.map((rings) =>
        rings.map((ring) => ring.map(([x, y]): Position => [x + shift, y])),
      );
      const slowly = interiorsMeetSlowly(a, moved);
      if (slowly) met += 1;
      else apart += 1;
      assert.equal(meet(a, moved), slowly);
      assert.equal(meet(moved, a), slowly);
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 1_000) },
  );
  assert.ok(met > 100 && apart > 100, `${met} met, ${apart} did not`);
});

const crosses = (...rings: Ring[]): readonly [number, number] | null =>
  firstCrossing(rings.map((ring, group) => ({ group, ring })))?.groups ?? null;

test('lines cross, cross at a corner, run along one another, or only touch', () => {
  const bow: Ring = [
    [0, 0],
    [10, 10],
    [10, 0],
    [0, 10],
  ];
  assert.deepEqual(crosses(bow), [0, 0]);
  const atCorner: Ring = [
    [0, 0],
    [5, 5],
    [10, 10],
    [10, 0],
    [5, 5],
    [0, 10],
  ];
  assert.deepEqual(crosses(atCorner), [0, 0]);
  const touching: Ring = [
    [0, 0],
    [5, 5],
    [10, 0],
    [10, 10],
    [5, 5],
    [0, 10],
  ];
  assert.equal(crosses(touching), null);
  const throughSide: Ring = [
    [0, 0],
    [10, 0],
    [10, 10],
    [5, 0],
    [2, 10],
  ];
  assert.equal(crosses(throughSide), null, 'a corner on a side, from within');
  assert.deepEqual(
    crosses([
      [0, 0],
      [10, 0],
      [10, 10],
      [5, 0],
      [5, -5],
      [2, 10],
    ]),
    [0, 0],
  );
  assert.deepEqual(
    crosses([
      [0, 0],
      [10, 0],
      [4, 0],
      [4, 8],
    ]),
    [0, 0],
    'there and back',
  );
  assert.deepEqual(crosses(box(0, 0, 10, 10), box(5, 5, 20, 20))?.toSorted(), [0, 1]);
  assert.deepEqual(crosses(box(0, 0, 10, 10), box(10, 0, 20, 10))?.toSorted(), [0, 1], 'a side');
  assert.equal(crosses(box(0, 0, 10, 10), box(10, 10, 20, 20)), null, 'a corner');
  assert.equal(crosses(box(0, 0, 10, 10), box(2, 2, 8, 8)), null, 'a hole');
});

test('what the sweep says of any ring is what each pair of its edges says', () => {
  const grid = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
  let [crossing, apart] = [0, 0];
  fc.assert(
    fc.property(fc.uniqueArray(grid, { minLength: 3, maxLength: 9, selector: String }), (ring) => {
      const edges = ring.map((from, at) => [from, ring[(at + 1) % ring.length] ?? from] as const);
      const pairs = edges.flatMap((one, at) =>
        edges.slice(at + 1).map((other) => [one, other] as const),
      );
      const found = firstCrossing([{ group: 0, ring }]);
      if (pairs.some(([[a, b], [c, d]]) => crossProperly(a, b, c, d))) {
        crossing += 1;
        assert.ok(found);
      } else if (
        pairs.every(
          ([[a, b], [c, d]]) =>
            [liesOn(a, b, c), liesOn(a, b, d), liesOn(c, d, a), liesOn(c, d, b)].filter(Boolean)
              .length <= 2 &&
            (String(b) === String(c) || String(a) === String(d) || !touch(a, b, c, d)),
        )
      ) {
        apart += 1;
        assert.equal(found, null);
      }
    }),
    { numRuns: Number(process.env['FC_RUNS'] ?? 2_000) },
  );
  assert.ok(crossing > 100 && apart > 20, `${crossing} cross, ${apart} don’t`);
});

const touch = (a: Position, b: Position, c: Position, d: Position): boolean =>
  liesOn(a, b, c) || liesOn(a, b, d) || liesOn(c, d, a) || liesOn(c, d, b);
