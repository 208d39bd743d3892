import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits } from '@bellman/protocol';
import type { Shape } from '../ground/geometry.js';
import { extentOf } from './extent.js';
import { growAside } from './grow-aside.js';
import { growShape } from './grow.js';
import { makeShapes } from './shapes.js';

/** Every second corner at half the radius: once grown, each of its lines crosses most others. */
const star = (corners: number): [number, number][] => {
  const ring = Array.from({ length: corners }, (_, at): [number, number] => {
    const [angle, radius] = [(2 * Math.PI * at) / corners, at % 2 === 0 ? 800_000 : 400_000];
    const [x, y] = [Math.cos(angle) * radius, Math.sin(angle) * radius];
    return [Math.round(x) - 8_430_000, Math.round(y / 1.6) + 512_780_000];
  });
  return [...ring, ...ring.slice(0, 1)];
};
const shape = (corners: number): Shape => [[star(corners)]];

test('shapes grow aside, in their order, as they would here', async () => {
  const shapes = [shape(10), shape(6)];
  const grown = await growAside(shapes, 400);
  assert.deepEqual(
    grown,
    shapes.map((one) => growShape(one, 400)),
  );
  assert.deepEqual(await growAside(shapes, 0), shapes);
});

test('what takes too long to grow is refused, and keeps nobody else waiting', async () => {
  let turns = 0;
  const others = setInterval(() => (turns += 1), 5);
  await assert.rejects(growAside([shape(5_000)], 5_000, 500), { code: 'shape-too-hard' });
  clearInterval(others);
  // Grown in this thread there would be none, however quick the machine.
  assert.ok(turns > 2, `${turns} turns in half a second`);
});

test('more than can grow at once is refused at once', async () => {
  const asked = Array.from({ length: 12 }, () => growAside([shape(6)], 10));
  const told = await Promise.allSettled(asked);
  const refused = told.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  assert.deepEqual(
    refused.map(({ code }: { code: string }) => code),
    ['overloaded', 'overloaded'],
  );
});

test('fewer corners may grow than may be drawn', async () => {
  const polygons = [[star(limits.grownPoints)]];
  const where = [{ type: 'polygon', name: 'star', polygons } as const];
  const hart = extentOf('Hart', []);
  assert.equal((await makeShapes(hart, { where, buffer: 0 })).length, 1);
  await assert.rejects(makeShapes(hart, { where, buffer: 1 }), {
    code: 'shape-too-many-points',
    params: { points: limits.grownPoints + 1, limit: limits.grownPoints },
  });
});
