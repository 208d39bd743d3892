import { Problem } from '@bellman/protocol';
import { firstCrossing } from '../ground/crossings.js';
import {
  prepare,
  toDegrees,
  type Polygon,
  type Position,
  type Ring,
  type Shape,
} from '../ground/geometry.js';
import { same, sideOf } from '../ground/segments.js';

/** A position in words: latitude, longitude. */
export const inWords = ([lon, lat]: Position): string =>
  `${toDegrees(lat).toFixed(5)}, ${toDegrees(lon).toFixed(5)}`;

/** How many positions polygons have: what their size is limited by, before anything looks at them. */
export const positionsIn = (polygons: readonly (readonly (readonly unknown[])[])[]): number =>
  polygons.reduce((sum, rings) => rings.reduce((all, ring) => all + ring.length, sum), 0);

/**
 * Checks polygons that somebody drew (1e-7 degree), in some n log n steps, and answers them with
 * repeated corners taken out. Rings are counted from 1 through all the place's polygons.
 * @param name what it is called where it is refused
 * @throws Problem `shape-empty`, `shape-unclosed`, `shape-too-few-points`, `shape-crosses-itself`,
 *   `shape-overlaps`, `shape-hole-outside`
 */
export const checkPolygons = (name: string, polygons: Shape): Shape => {
  if (polygons.length === 0) throw new Problem('shape-empty', { name });
  let number = 0;
  const open = polygons.map((rings) => {
    if (rings.length === 0) throw new Problem('shape-empty', { name });
    return rings.map((ring) => checkRing(name, ring, (number += 1)));
  });
  const crossing = firstCrossing(
    open.flatMap((rings, group) => rings.map((ring) => ({ group, ring }))),
  );
  if (crossing !== null) {
    const [one, other] = crossing.groups;
    const code = one === other ? 'shape-crosses-itself' : 'shape-overlaps';
    throw new Problem(code, { name, at: inWords(crossing.at) });
  }
  checkNesting(name, open);
  return open.map((rings) => rings.map((ring) => [...ring, ring[0] as Position]));
};

/** The ring's corners, each once. */
const checkRing = (name: string, ring: Ring, number: number): Ring => {
  const [first, last] = [ring[0], ring.at(-1)];
  if (first === undefined || last === undefined) throw new Problem('shape-empty', { name });
  if (!same(first, last)) throw new Problem('shape-unclosed', { name, ring: number });
  const corners = ring.filter((at, index) => index > 0 && !same(at, ring[index - 1] as Position));
  const points = new Set(corners.map(String)).size;
  if (points < 3) throw new Problem('shape-too-few-points', { name, ring: number, points });
  const [a, b] = [corners[0] as Position, corners[1] as Position];
  if (corners.every((at) => sideOf(a, b, at) === 0)) throw new Problem('shape-empty', { name });
  return corners;
};

/** Rings that don't cross are inside one another or apart, as any point of theirs is. */
const checkNesting = (name: string, polygons: readonly Polygon[]): void => {
  const corners = new Set(polygons.flat(2).map(([x, y]) => `${2 * x},${2 * y}`));
  const wholes = polygons.map((rings) => prepare([rings.map(doubled)]));
  const outlines = polygons.map(([outline = []]) => prepare([[doubled(outline)]]));
  let number = 0;
  polygons.forEach((rings, at) => {
    rings.forEach((ring, index) => {
      number += 1;
      const middle = middleOf(ring, corners);
      if (index === 0) {
        const holder = wholes.findIndex(
          (whole, other) => other !== at && whole.contains(...middle),
        );
        if (holder >= 0)
          throw new Problem('shape-overlaps', { name, at: inWords(ring[0] as Position) });
      } else if (
        outlines[at]?.contains(...middle) !== true ||
        rings.some(
          (hole, other) =>
            other > 0 && other !== index && prepare([[doubled(hole)]]).contains(...middle),
        )
      ) {
        throw new Problem('shape-hole-outside', { name, ring: number });
      }
    });
  });
};

const doubled = (ring: Ring): Ring => ring.map(([x, y]): Position => [2 * x, 2 * y]);

/** The middle of an edge, in half units, at which no other ring's corner touches it. */
const middleOf = (ring: Ring, corners: ReadonlySet<string>): Position => {
  const middles = ring.map((at, index): Position => {
    const next = ring[(index + 1) % ring.length] as Position;
    return [at[0] + next[0], at[1] + next[1]];
  });
  return middles.find((middle) => !corners.has(String(middle))) ?? (middles[0] as Position);
};
