/**
 * Places and areas as integers, so that both engines and every machine give the same answer.
 *
 * The unit is 1e-7 degree (WGS84), about 1 cm of latitude. The test is even-odd along a ray to the
 * east (Shimrat 1962, algorithm 112), without rounding.
 *
 * **The edge rule.** A point on an edge counts as if it lay an infinitely small step to the east,
 * and a far smaller one to the north: west and south edges belong to a shape, east and north edges
 * don't. So where areas share a border, vertex for vertex, every point is in exactly one of them.
 */

/** [longitude, latitude], each an integer of 1e-7 degree. */
export type Position = readonly [lon: number, lat: number];
/** A ring, closed (first position repeated at the end) or not: both mean the same. */
export type Ring = readonly Position[];
/** An outline and its holes; which is which follows from even-odd. */
export type Polygon = readonly Ring[];
/** One area: inside any of its polygons is inside. As stored in `areas.shape`, as JSON. */
export type Shape = readonly Polygon[];

/** The smallest box around a shape, edges included, 1e-7 degree. */
export interface Bounds {
  readonly minLon: number;
  readonly maxLon: number;
  readonly minLat: number;
  readonly maxLat: number;
}

/** A shape that can be asked often. */
export interface Prepared {
  readonly bounds: Bounds;
  /** Whether the point (1e-7 degree) is inside, by the edge rule above. Exact. */
  contains(lon: number, lat: number): boolean;
}

const unitsPerDegree = 10_000_000;

/** Degrees → 1e-7 degree, rounded to the nearest. */
export const toUnits = (degrees: number): number => Math.round(degrees * unitsPerDegree);

/** 1e-7 degree → degrees, for maps and GeoJSON. */
export const toDegrees = (units: number): number => units / unitsPerDegree;

/** The box around a shape; of a shape without positions, one that contains nothing. */
export const boundsOf = (shape: Shape): Bounds => {
  let [minLon, minLat, maxLon, maxLat] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const polygon of shape) {
    for (const ring of polygon) {
      for (const [lon, lat] of ring) {
        if (lon < minLon) minLon = lon;
        if (lon > maxLon) maxLon = lon;
        if (lat < minLat) minLat = lat;
        if (lat > maxLat) maxLat = lat;
      }
    }
  }
  return { minLon, maxLon, minLat, maxLat };
};

/**
 * Makes a shape ready to be asked: about as many steps as it has edges, then a question looks at
 * the few edges of its own latitude only.
 */
export const prepare = (shape: Shape): Prepared => {
  const polygons = shape.map(preparePolygon);
  return {
    bounds: boundsOf(shape),
    contains: (lon, lat) => polygons.some((polygon) => polygon(lon, lat)),
  };
};

/** Edges as x1, y1, x2, y2, four numbers each; level ones are left out, for no ray crosses them. */
const edgesOf = (polygon: Polygon): Float64Array => {
  const edges: number[] = [];
  for (const ring of polygon) {
    let from = ring.at(-1);
    for (const to of ring) {
      if (from && from[1] !== to[1]) edges.push(from[0], from[1], to[0], to[1]);
      from = to;
    }
  }
  return Float64Array.from(edges);
};

const preparePolygon = (polygon: Polygon): ((lon: number, lat: number) => boolean) => {
  const edges = edgesOf(polygon);
  const { minLon, maxLon, minLat, maxLat } = boundsOf([polygon]);
  const { starts, members, height } = bucket(edges, minLat, maxLat);
  return (lon, lat) => {
    if (!(lat >= minLat && lat < maxLat && lon >= minLon && lon < maxLon)) return false;
    const row = Math.floor((lat - minLat) / height);
    let inside = false;
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      if (crosses(edges, members[at]! * 4, lon, lat)) inside = !inside;
    }
    return inside;
  };
};

/** Whether the edge at `e` crosses the ray that runs from the point to the east. */
const crosses = (edges: Float64Array, e: number, lon: number, lat: number): boolean => {
  const x1 = edges[e]!;
  const y1 = edges[e + 1]!;
  const x2 = edges[e + 2]!;
  const y2 = edges[e + 3]!;
  const rises = y1 <= lat;
  if (rises === y2 <= lat) return false;
  if (lon < x1 && lon < x2) return true;
  if (lon >= x1 && lon >= x2) return false;
  // Positive where the point lies to the left of the edge, walking along it.
  const side = turn(x2 - x1, lat - y1, lon - x1, y2 - y1);
  return rises ? side > 0 : side < 0;
};

/**
 * The sign of a·b − c·d for integers, exact. Up to 2^53 the products are; beyond, the difference
 * is trusted only where it is larger than what rounding can have done to it (a council's shapes
 * never get there, a country's do).
 */
export const turn = (a: number, b: number, c: number, d: number): number => {
  const left = a * b;
  const right = c * d;
  const size = Math.max(Math.abs(left), Math.abs(right));
  const difference = left - right;
  if (size <= Number.MAX_SAFE_INTEGER || Math.abs(difference) > size * 2 ** -51) return difference;
  const exact = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
};

interface Buckets {
  /** Row r's edges are members[starts[r]] to members[starts[r + 1] - 1]. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** Of one row, 1e-7 degree. */
  readonly height: number;
}

/**
 * Sorts edges into rows of latitude: as many rows as edges, or fewer where edges are so long that
 * the rows would hold more than 16 times as many, so that no shape costs more than its size.
 */
const bucket = (edges: Float64Array, minLat: number, maxLat: number): Buckets => {
  const count = edges.length / 4;
  for (let rows = Math.max(1, count); ; rows = Math.ceil(rows / 2)) {
    const height = Math.max(1, Math.ceil((maxLat - minLat + 1) / rows));
    const used = count === 0 ? 1 : Math.floor((maxLat - minLat) / height) + 1;
    const first = (e: number): number =>
      Math.floor((Math.min(edges[e * 4 + 1]!, edges[e * 4 + 3]!) - minLat) / height);
    const last = (e: number): number =>
      Math.floor((Math.max(edges[e * 4 + 1]!, edges[e * 4 + 3]!) - minLat) / height);
    let total = 0;
    for (let e = 0; e < count; e += 1) total += last(e) - first(e) + 1;
    if (total > 16 * count && rows > 1) continue;

    const starts = new Int32Array(used + 1);
    for (let e = 0; e < count; e += 1) {
      for (let row = first(e); row <= last(e); row += 1) starts[row + 1]! += 1;
    }
    for (let row = 0; row < used; row += 1) starts[row + 1]! += starts[row]!;
    const next = starts.slice();
    const members = new Int32Array(total);
    for (let e = 0; e < count; e += 1) {
      for (let row = first(e); row <= last(e); row += 1) members[next[row]!++] = e;
    }
    return { starts, members, height };
  }
};
