import Flatbush from 'flatbush';
import {
  boundsOf,
  prepare,
  type Bounds,
  type Position,
  type Prepared,
  type Shape,
} from './geometry.js';
import { crossProperly, liesOn, same } from './segments.js';

/** A shape that can be held against others. */
export interface Region {
  readonly bounds: Bounds;
  /** Its edges, by number. */
  readonly edges: readonly (readonly [Position, Position])[];
  /** The numbers of the edges whose box meets this one. */
  near(bounds: Bounds): readonly number[];
  /** Asked in half units, so that the middle of two positions is an integer too. */
  readonly halves: Prepared;
}

/**
 * Makes a shape ready to be held against others. Its edges must not run along one another, but for
 * those that are there twice, end to end: they bound nothing, and are left out.
 */
export const regionOf = (shape: Shape): Region => {
  const edges = bounding(shape.flatMap((polygon) => polygon.flatMap(edgesOf)));
  const index = edges.length === 0 ? null : new Flatbush(edges.length, 16, Float64Array);
  for (const edge of edges) {
    const { minLon, minLat, maxLon, maxLat } = boundsOf([[edge]]);
    index?.add(minLon, minLat, maxLon, maxLat);
  }
  index?.finish();
  return {
    bounds: boundsOf(shape),
    edges,
    near: ({ minLon, minLat, maxLon, maxLat }) =>
      index?.search(minLon, minLat, maxLon, maxLat) ?? [],
    halves: prepare(
      shape.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [2 * x, 2 * y] as const))),
    ),
  };
};

const edgesOf = (ring: readonly Position[]): [Position, Position][] =>
  ring.flatMap((from, at): [Position, Position][] => {
    const to = ring[(at + 1) % ring.length];
    return to === undefined || same(from, to) ? [] : [[from, to]];
  });

/** The edges of which there is an odd number. */
const bounding = (edges: readonly [Position, Position][]): [Position, Position][] => {
  const once = new Map<string, [Position, Position]>();
  for (const edge of edges) {
    const [a, b] = edge.map(String).sort();
    const key = `${a} ${b}`;
    if (!once.delete(key)) once.set(key, edge);
  }
  return [...once.values()];
};

/**
 * Whether the interiors of two shapes have a point in common; sharing a stretch of border, or a
 * corner, is not that. Exact on integers: where no edges cross, every edge is cut where the other's
 * corners lie on it, and each piece is inside the other, outside, or on its border, as its middle is.
 */
export const interiorsMeet = (a: Region, b: Region): boolean =>
  a.bounds.minLon < b.bounds.maxLon &&
  b.bounds.minLon < a.bounds.maxLon &&
  a.bounds.minLat < b.bounds.maxLat &&
  b.bounds.minLat < a.bounds.maxLat &&
  (isSmaller(a, b)
    ? reachesInto(a, b) || reachesInto(b, a)
    : reachesInto(b, a) || reachesInto(a, b));

/** Whose box is the smaller. If it lies within the other, its first edge tells. */
const isSmaller = ({ bounds: a }: Region, { bounds: b }: Region): boolean =>
  (a.maxLon - a.minLon) * (a.maxLat - a.minLat) < (b.maxLon - b.minLon) * (b.maxLat - b.minLat);

/** Whether an edge of `a` crosses one of `b`, or runs inside it, or along its border on the same side. */
const reachesInto = (a: Region, b: Region): boolean =>
  a.edges.some(([from, to]) => {
    const cuts: Position[] = [];
    for (const number of b.near(boundsOf([[[from, to]]]))) {
      const [c, d] = b.edges[number] as readonly [Position, Position];
      if (crossProperly(from, to, c, d)) return true;
      if (liesOn(from, to, c)) cuts.push(c);
    }
    const along = (p: Position): number => Math.abs(p[0] - from[0]) + Math.abs(p[1] - from[1]);
    const stops = [from, ...cuts.sort((p, q) => along(p) - along(q)), to];
    return stops.slice(1).some((stop, at) => {
      const start = stops[at] as Position;
      return !same(start, stop) && pieceMeets(a, b, [start[0] + stop[0], start[1] + stop[1]]);
    });
  });

/** By the middle of a piece of `a`'s edge, in half units. The edge rule says what is to its east. */
const pieceMeets = (a: Region, b: Region, middle: Position): boolean => {
  const [ours, theirs] = [a.halves.contains(...middle), b.halves.contains(...middle)];
  return ours ? theirs : onBorder(b, middle) !== theirs;
};

const onBorder = (region: Region, [x, y]: Position): boolean => {
  const box = {
    minLon: Math.floor(x / 2),
    maxLon: Math.ceil(x / 2),
    minLat: Math.floor(y / 2),
    maxLat: Math.ceil(y / 2),
  };
  return region.near(box).some((number) => {
    const [[cx, cy], [dx, dy]] = region.edges[number] as readonly [Position, Position];
    return liesOn([2 * cx, 2 * cy], [2 * dx, 2 * dy], [x, y]);
  });
};
