import type { AreaShape } from '@bellman/protocol';

/** Protocol positions are [longitude, latitude] in 1e-7 degree. */
const DEGREE = 1e7;
/** The longer side of the drawing, in its own units. */
const SIZE = 1_000;
const MARGIN = 12;

/** An area's outline, ready to be drawn. */
export interface Outline {
  readonly code: string;
  readonly name: string;
  /** An SVG path; holes by the even-odd rule. */
  readonly path: string;
  /** Where to write on it. */
  readonly centre: readonly [x: number, y: number];
}

/** A position: longitude, latitude, 1e-7 degree. */
type Position = readonly [number, number];
/** A point of the drawing. */
type Point = readonly [x: number, y: number];

/** Areas side by side on one plane. */
export interface Plan {
  /** Where a position lies in the drawing; and what position a point of it is. */
  readonly place: (position: Position) => Point;
  readonly position: (point: Point) => Position;
  readonly width: number;
  readonly height: number;
  /** Largest first, so that none lies hidden under another. */
  readonly outlines: readonly Outline[];
}

type Ring = readonly Position[];

/** Twice the signed area of a ring, and its centroid. */
const centroid = (
  ring: Ring,
): { readonly area: number; readonly x: number; readonly y: number } => {
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length] ?? [x1, y1];
    const cross = x1 * y2 - x2 * y1;
    area += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  });
  return area === 0 ? { area, x: 0, y: 0 } : { area, x: x / (3 * area), y: y / (3 * area) };
};

/**
 * Projects areas onto a plane: equirectangular, true to shape at their middle latitude, which is
 * exact enough for a district. One scale serves both directions; north is up.
 */
export const planOf = (areas: readonly AreaShape[]): Plan => {
  const all = areas.flatMap(({ polygons }) => polygons.flat(2));
  if (all.length === 0)
    return { width: SIZE, height: SIZE, outlines: [], place: () => [0, 0], position: () => [0, 0] };
  const [west, east] = extent(all.map(([longitude]) => longitude));
  const [south, north] = extent(all.map(([, latitude]) => latitude));
  const squeeze = Math.cos((((south + north) / 2 / DEGREE) * Math.PI) / 180);
  const scale = (SIZE - 2 * MARGIN) / Math.max((east - west) * squeeze, north - south, 1);
  const place = ([longitude, latitude]: Position): Point => [
    MARGIN + (longitude - west) * squeeze * scale,
    MARGIN + (north - latitude) * scale,
  ];
  const position = ([x, y]: Point): Position => [
    Math.round(west + (x - MARGIN) / (squeeze * scale)),
    Math.round(north - (y - MARGIN) / scale),
  ];
  const drawn = areas.map(({ code, name, polygons }) => {
    const rings = polygons.map((polygon) => polygon.map((ring) => ring.map(place)));
    const middles = rings.map(([outer]) => centroid(outer ?? []));
    const largest = middles.reduce((a, b) => (Math.abs(b.area) > Math.abs(a.area) ? b : a));
    const size = middles.reduce((sum, { area }) => sum + Math.abs(area), 0);
    return {
      size,
      outline: { code, name, path: pathOf(rings.flat()), centre: [largest.x, largest.y] as const },
    };
  });
  return {
    width: Math.ceil((east - west) * squeeze * scale + 2 * MARGIN),
    height: Math.ceil((north - south) * scale + 2 * MARGIN),
    outlines: drawn.sort((a, b) => b.size - a.size).map(({ outline }) => outline),
    place,
    position,
  };
};

const extent = (values: readonly number[]): readonly [number, number] =>
  values.reduce<readonly [number, number]>(
    ([least, most], value) => [Math.min(least, value), Math.max(most, value)],
    [Infinity, -Infinity],
  );

/** An SVG path of closed rings of points. */
export const pathOf = (rings: readonly (readonly Point[])[]): string =>
  rings
    .map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`)
    .join('');
