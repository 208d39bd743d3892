import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeShapes } from '../councils/shapes.js';
import { extentOf } from '../councils/extent.js';
import type { Shape } from '../ground/geometry.js';
import { outlineOf } from './page-outline.js';

/** A square with its south-west corner at (lon, lat) and sides of `side`, 1e-7 degree. */
const square = (lon: number, lat: number, side: number): Shape => [
  [
    [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ],
  ],
];

/** The data of each path, in order. */
const paths = (svg: string): string[] =>
  [...svg.matchAll(/ d="([^"]*)"/g)].map(([, data = '']) => data);
const numbers = (data: string): number[] => (data.match(/-?[\d.]+/g) ?? []).map(Number);

test('an outline has north up, even scales, and its name in words', () => {
  const svg = outlineOf([square(0, 0, 100_000)], [], 'Fleet & "Hook"')?.text ?? '';
  assert.match(svg, /role="img" aria-label="Fleet &#38; &#34;Hook&#34;"/);
  assert.ok(!/ style=| id=|<script|<style/.test(svg));
  // Where a degree is as long either way, a square is square.
  assert.match(svg, /viewBox="0 0 400 400"/);
  const [shaded = ''] = paths(svg);
  assert.equal(shaded, 'M12.0 388.0L388.0 388.0L388.0 12.0L12.0 12.0L12.0 388.0Z');
});

test('a degree of longitude is drawn as short as it is at that latitude', () => {
  const svg = outlineOf([square(0, 600_000_000, 10_000)], [], 'North')?.text ?? '';
  const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
  assert.ok(Math.abs((width - 24) / (height - 24) - 0.5) < 0.01, `${width} of ${height}`);
});

test('the ground is drawn as far as it is near, and the view ends with it', () => {
  const near = square(-50_000, -50_000, 200_000);
  const far = square(9_000_000, 9_000_000, 100_000);
  const svg = outlineOf([square(0, 0, 100_000)], [near, far], 'Here')?.text ?? '';
  const [, thin = ''] = paths(svg);
  assert.equal(thin.match(/M/g)?.length, 1, 'what is far is left out');
  const own = numbers(paths(svg)[0] ?? '');
  assert.ok(Math.max(...own) - Math.min(...own) > 100, 'at least a quarter of the drawing');
});

test('of nothing there is no outline; of a circle and of a hole there is', async () => {
  assert.equal(outlineOf([], [square(0, 0, 9)], 'Nothing'), null);
  assert.equal(outlineOf([[]], [], 'Nothing'), null);
  const where = [{ type: 'circle', name: 'Round', lat: 0, lon: 0, radius: 500 } as const];
  const [circle] = await makeShapes(extentOf('Hart', []), { where, buffer: 0 });
  const svg = outlineOf(circle ? [circle.shape] : [], [], 'Round')?.text ?? '';
  assert.ok((paths(svg)[0]?.match(/L/g)?.length ?? 0) > 60);
  const [[outer] = []] = square(0, 0, 90_000);
  const [[inner] = []] = square(30_000, 30_000, 30_000);
  const ring = outer && inner ? [[[outer, inner]]] : [];
  const holed = outlineOf(ring, [], 'Holed')?.text ?? '';
  assert.match(holed, /fill-rule="evenodd"/);
  assert.equal(paths(holed)[0]?.match(/M/g)?.length, 2);
});
