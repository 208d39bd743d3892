import { turn, type Position, type Ring } from './geometry.js';
import { crossingOf, crossProperly, same, sideOf } from './segments.js';

/** Where lines of two rings' groups (or of one) cross, or run along one another. */
export interface Crossing {
  readonly at: Position;
  readonly groups: readonly [number, number];
}

/** An edge from its lower end to its upper one, by latitude, then longitude. */
interface Edge {
  readonly low: Position;
  readonly high: Position;
  readonly group: number;
  /** The corners that its ends are: at a corner two edges make one way through it. */
  readonly lowWay: number;
  readonly highWay: number;
}

/** Half of an edge, as it leaves a point. */
interface Ray {
  readonly dx: number;
  readonly dy: number;
  readonly way: number;
  readonly group: number;
}

const before = (a: Position, b: Position): number => a[1] - b[1] || a[0] - b[0];

/**
 * The first place, from the south, where rings cross or overlap: two edges that cross, ways
 * through one point that cross there, or edges that run along one another. Ways that only touch at
 * a point don't cross. A sweep along latitude (Shamos & Hoey 1976): n log n steps for n corners,
 * exact on integers.
 * @param rings without a repeated corner, neither in a row nor at the end
 */
export const firstCrossing = (
  rings: readonly { readonly group: number; readonly ring: Ring }[],
): Crossing | null => {
  const { edges, corners } = edgesOf(rings);
  /** Edges that the sweep is at, from west to east. */
  const status: number[] = [];
  for (let next = 0; next < corners.length;) {
    const at = (corners[next] as Corner).at;
    const starting: number[] = [];
    for (; next < corners.length && same((corners[next] as Corner).at, at); next += 1)
      starting.push(...(corners[next] as Corner).starting);
    const sideAt = (index: number): number => {
      const { low, high } = edges[status[index] as number] as Edge;
      return sideOf(low, high, at);
    };
    const from = firstIndex(status.length, (index) => sideAt(index) >= 0);
    const to = firstIndex(status.length, (index) => sideAt(index) > 0);
    const through = status.slice(from, to);
    const crossed = crossAt(at, edges, through, starting);
    if (crossed !== null) return crossed;
    const rising = [...through.filter((id) => !same((edges[id] as Edge).high, at)), ...starting];
    rising.sort((a, b) => westFirst(at, edges[a] as Edge, edges[b] as Edge));
    status.splice(from, to - from, ...rising);
    const found =
      crossBetween(edges, status, from - 1) ??
      (rising.length > 0 ? crossBetween(edges, status, from + rising.length - 1) : null);
    if (found !== null) return found;
  }
  return null;
};

interface Corner {
  readonly at: Position;
  /** Edges whose lower end it is. */
  readonly starting: number[];
}

const edgesOf = (
  rings: readonly { readonly group: number; readonly ring: Ring }[],
): { edges: Edge[]; corners: Corner[] } => {
  const edges: Edge[] = [];
  const corners: Corner[] = [];
  for (const { group, ring } of rings) {
    const first = corners.length;
    for (const at of ring) corners.push({ at, starting: [] });
    ring.forEach((a, index) => {
      const way = first + index;
      const nextWay = first + ((index + 1) % ring.length);
      const b = (corners[nextWay] as Corner).at;
      const up = before(a, b) < 0;
      (corners[up ? way : nextWay] as Corner).starting.push(edges.length);
      edges.push(
        up
          ? { low: a, high: b, group, lowWay: way, highWay: nextWay }
          : { low: b, high: a, group, lowWay: nextWay, highWay: way },
      );
    });
  }
  corners.sort((a, b) => before(a.at, b.at));
  return { edges, corners };
};

/** The first of 0 … count − 1 for which `is` holds; it holds for all after it. */
const firstIndex = (count: number, is: (index: number) => boolean): number => {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

const westFirst = (at: Position, a: Edge, b: Edge): number =>
  turn(a.high[0] - at[0], b.high[1] - at[1], a.high[1] - at[1], b.high[0] - at[0]);

const crossBetween = (
  edges: readonly Edge[],
  status: readonly number[],
  index: number,
): Crossing | null => {
  const [a, b] = [edges[status[index] ?? -1], edges[status[index + 1] ?? -1]];
  if (a === undefined || b === undefined) return null;
  if (!crossProperly(a.low, a.high, b.low, b.high)) return null;
  return { at: crossingOf(a.low, a.high, b.low, b.high), groups: [a.group, b.group] };
};

/** Whether ways through a point cross there, or run along one another. */
const crossAt = (
  at: Position,
  edges: readonly Edge[],
  through: readonly number[],
  starting: readonly number[],
): Crossing | null => {
  const rays: Ray[] = [];
  const add = (to: Position, way: number, group: number): void => {
    rays.push({ dx: to[0] - at[0], dy: to[1] - at[1], way, group });
  };
  for (const id of through) {
    const { low, high, highWay, group } = edges[id] as Edge;
    const ends = same(high, at);
    // One that only passes is a way of its own.
    const way = ends ? highWay : -1 - id;
    add(low, way, group);
    if (!ends) add(high, way, group);
  }
  for (const id of starting) {
    const { high, lowWay, group } = edges[id] as Edge;
    add(high, lowWay, group);
  }
  rays.sort(counterclockwise);
  const open: Ray[] = [];
  const seen = new Set<number>();
  let last: Ray | null = null;
  for (const ray of rays) {
    if (last !== null && counterclockwise(last, ray) === 0)
      return { at, groups: [last.group, ray.group] };
    last = ray;
    const top = open.at(-1);
    if (top?.way === ray.way) open.pop();
    else if (top !== undefined && seen.has(ray.way)) return { at, groups: [top.group, ray.group] };
    else open.push(ray);
    seen.add(ray.way);
  }
  return null;
};

/** From the east by the north: 0 where two rays have the same direction. */
const counterclockwise = (a: Ray, b: Ray): number => {
  const upper = (ray: Ray): boolean => ray.dy > 0 || (ray.dy === 0 && ray.dx > 0);
  if (upper(a) !== upper(b)) return upper(a) ? -1 : 1;
  return -turn(a.dx, b.dy, a.dy, b.dx);
};
