import { turn, type Position } from './geometry.js';

/**
 * On which side of the line from `a` to `b` the point `p` lies: above 0 to the left, below 0 to
 * the right, 0 on it. Exact for integers.
 */
export const sideOf = (a: Position, b: Position, p: Position): number =>
  turn(b[0] - a[0], p[1] - a[1], b[1] - a[1], p[0] - a[0]);

/** Whether two positions are the same. */
export const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** Whether two segments cross at a point that is inside both, so that each has an end on either side. */
export const crossProperly = (a: Position, b: Position, c: Position, d: Position): boolean =>
  opposite(sideOf(a, b, c), sideOf(a, b, d)) && opposite(sideOf(c, d, a), sideOf(c, d, b));

const opposite = (one: number, other: number): boolean =>
  (one > 0 && other < 0) || (one < 0 && other > 0);

/** Whether `p` lies on the segment from `a` to `b`, its ends included. */
export const liesOn = (a: Position, b: Position, p: Position): boolean =>
  Math.min(a[0], b[0]) <= p[0] &&
  p[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= p[1] &&
  p[1] <= Math.max(a[1], b[1]) &&
  sideOf(a, b, p) === 0;

/** About where two segments that cross do so, to tell of it. */
export const crossingOf = (a: Position, b: Position, c: Position, d: Position): Position => {
  const [dx, dy, ex, ey] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const t = ((c[0] - a[0]) * ey - (c[1] - a[1]) * ex) / (dx * ey - dy * ex);
  return [Math.round(a[0] + t * dx), Math.round(a[1] + t * dy)];
};
