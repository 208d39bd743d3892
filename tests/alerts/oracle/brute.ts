/** Polygons of rings of [longitude, latitude], whole numbers of 1e-7 degree. */
export type Polygons = readonly (readonly (readonly (readonly [number, number])[])[])[];
type Point = readonly [bigint, bigint];

/**
 * The edge rule as it is documented: a point counts as if it lay a very small step to the east, and
 * a far smaller one to the north. Here the steps are taken: in units of 2^-60, where the small one
 * is less than anything that whole numbers of this size can differ by.
 */
const unit = 1n << 60n;
const east = 1n << 28n;
const north = 1n;

/** Twice the signed area of a triangle. */
const area = (a: Point, b: Point, c: Point): bigint =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const big = ([x, y]: readonly [number, number]): Point => [BigInt(x) * unit, BigInt(y) * unit];

/** Whether a point is inside, by the number of edges to its right (even or odd), polygon by polygon. */
export const isInside = (polygons: Polygons, lon: number, lat: number): boolean => {
  const [px, py] = big([lon, lat]);
  const point: Point = [px + east, py + north];
  return polygons.some((rings) => {
    let crossings = 0;
    for (const ring of rings) {
      for (let at = 0; at < ring.length; at += 1) {
        const from = ring[at] ?? [0, 0];
        const to = ring[(at + 1) % ring.length] ?? [0, 0];
        if (Math.max(from[0], to[0]) < lon) continue;
        if (Math.max(from[1], to[1]) < lat || Math.min(from[1], to[1]) > lat) continue;
        const [a, b] = from[1] < to[1] ? [big(from), big(to)] : [big(to), big(from)];
        if (a[1] > point[1] || b[1] <= point[1]) continue;
        if (area(a, b, point) > 0n) crossings += 1;
      }
    }
    return crossings % 2 === 1;
  });
};

/** Whether two shapes overlap, where no corner of one lies on the other's border. */
export const overlap = (a: Polygons, b: Polygons): boolean =>
  edgesOf(a).some((one) => edgesOf(b).some((other) => crossing(one, other))) ||
  corners(a).some(([x, y]) => isInside(b, x, y)) ||
  corners(b).some(([x, y]) => isInside(a, x, y));

type Edge = readonly [readonly [number, number], readonly [number, number]];

const corners = (polygons: Polygons): readonly (readonly [number, number])[] => polygons.flat(2);

const edgesOf = (polygons: Polygons): Edge[] =>
  polygons
    .flat()
    .flatMap((ring) => ring.map((from, at): Edge => [from, ring[(at + 1) % ring.length] ?? from]));

const crossing = ([a, b]: Edge, [c, d]: Edge): boolean => {
  for (const axis of [0, 1] as const) {
    if (Math.max(a[axis], b[axis]) < Math.min(c[axis], d[axis])) return false;
    if (Math.max(c[axis], d[axis]) < Math.min(a[axis], b[axis])) return false;
  }
  const [p, q, r, s] = [big(a), big(b), big(c), big(d)];
  const apart = (x: bigint, y: bigint): boolean => (x > 0n && y < 0n) || (x < 0n && y > 0n);
  return apart(area(p, q, r), area(p, q, s)) && apart(area(r, s, p), area(r, s, q));
};
