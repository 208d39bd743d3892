import {
  ClipperOffset,
  EndType,
  FillRule,
  JoinType,
  PolyPath64,
  PolyTree64,
  union,
} from 'clipper2-ts';
import { boundsOf, type Polygon, type Ring, type Shape } from '../ground/geometry.js';
import { planeAt } from './osgb.js';

/** Whole units of the plane in a metre. */
const perMetre = 100;
/** How far the sides of a rounded corner may come within its arc, as a share of the metres. */
const slack = 0.005;

/**
 * A shape grown by `metres` on every side, its corners rounded: everything within those metres is
 * inside, and nothing much further out than half a per cent more. Worked out in a plane around the
 * shape (transverse Mercator), by Clipper2.
 */
export const growShape = (shape: Shape, metres: number): Shape => {
  if (metres === 0) return shape;
  const { minLon, maxLon, minLat, maxLat } = boundsOf(shape);
  const plane = planeAt([(minLon + maxLon) / 2, (minLat + maxLat) / 2]);
  const paths = shape.flat().map((ring) =>
    ring.map((at) => {
      const [x, y] = plane.to(at);
      return { x: Math.round(x * perMetre), y: Math.round(y * perMetre) };
    }),
  );
  const distance = metres * perMetre;
  const offset = new ClipperOffset(2, distance * slack);
  // Outlines one way round and holes the other, as the offset wants them.
  offset.addPaths(union(paths, FillRule.EvenOdd), JoinType.Round, EndType.Polygon);
  const tree = new PolyTree64();
  offset.execute(distance * (1 + slack), tree);
  const toRing = (path: PolyPath64): Ring => {
    const ring = (path.poly ?? []).map(({ x, y }) => plane.from([x / perMetre, y / perMetre]));
    return [...ring, ...ring.slice(0, 1)];
  };
  return polygonsOf(tree, toRing);
};

/** Outlines with their holes; what lies in a hole is a polygon of its own. */
const polygonsOf = (tree: PolyPath64, toRing: (path: PolyPath64) => Ring): Polygon[] =>
  childrenOf(tree).flatMap((outline) => {
    const holes = childrenOf(outline);
    return [
      [toRing(outline), ...holes.map(toRing)],
      ...holes.flatMap((hole) => polygonsOf(hole, toRing)),
    ];
  });

const childrenOf = (path: PolyPath64): PolyPath64[] =>
  Array.from({ length: path.count }, (_, index) => path.child(index));
