import { setImmediate } from 'node:timers/promises';
import { limits, Problem, type Where } from '@bellman/protocol';
import type { Shape } from '../ground/geometry.js';
import type { AlertPlace } from '../store/alert-draft.js';
import { checkPolygons, positionsIn } from './check-polygons.js';
import { circleRing } from './circle.js';
import { isInside, type Extent, type KnownArea } from './extent.js';
import { growAside } from './grow-aside.js';

/** Where an alert goes, as it was chosen: places, and the metres by which each is grown. */
export interface Reaching {
  readonly where: readonly Where[];
  readonly buffer: number;
}

/**
 * Turns chosen places into the rows that an alert keeps of them: each with its shape as it is
 * tested, and the areas whose whole followers it reaches. A place that is chosen twice is one.
 * Whether drawn places have names is asked when the alert is submitted (`checkNames`). Growing runs
 * aside, and between places others have their turn.
 * @param extent the council's ground: `createExtents(…).of(council)`, or `extentOf(name, areas)`
 * @throws Problem `area-unknown`, `shape-too-many-points`, `shape-empty`, `shape-unclosed`,
 *   `shape-too-few-points`, `shape-crosses-itself`, `shape-overlaps`, `shape-hole-outside`,
 *   `shape-outside`, `shape-too-hard`, `overloaded`
 */
export const makeShapes = async (extent: Extent, reaching: Reaching): Promise<AlertPlace[]> => {
  const { buffer } = reaching;
  const chosen = readShapes(extent, reaching);
  const growing = chosen.filter(({ source }) => source.type !== 'circle');
  const grown = await growAside(
    growing.map(({ polygons }) => polygons),
    buffer,
  );
  const shapes = new Map(growing.map((one, index) => [one, grown[index] ?? []]));
  const places: AlertPlace[] = [];
  for (const one of chosen) {
    const shape = shapes.get(one) ?? shapeOf(one, buffer);
    places.push(makePlace(extent, { source: one.source, shape, buffer }));
    await setImmediate();
  }
  return places;
};

/** A place as it was chosen, with its polygons before they grow; a circle's are made in its turn. */
interface Chosen {
  readonly source: Where;
  readonly polygons: Shape;
}

/**
 * What was chosen, each once, with nothing wrong but that it may lie outside.
 * @throws Problem as `makeShapes` does
 */
export const readShapes = (extent: Extent, { where, buffer }: Reaching): Chosen[] => {
  const points = where.reduce(
    (sum, one) => sum + (one.type === 'polygon' ? positionsIn(one.polygons) : 0),
    0,
  );
  if (points > limits.shapePoints)
    throw new Problem('shape-too-many-points', { points, limit: limits.shapePoints });
  if (buffer > 0 && points > limits.grownPoints)
    throw new Problem('shape-too-many-points', { points, limit: limits.grownPoints });
  const seen = new Set<string>();
  const chosen = where.filter((one) => {
    const key = JSON.stringify(one);
    return seen.size < seen.add(key).size;
  });
  return chosen.map((source) => ({ source, polygons: readShape(extent, source) }));
};

/**
 * Refuses drawn places that nobody could tell of.
 * @throws Problem `shape-needs-name`
 */
export const checkNames = (where: readonly Where[]): void => {
  if (where.some((one) => one.type !== 'area' && one.name === ''))
    throw new Problem('shape-needs-name');
};

/** What a place is called in a refusal. */
const called = (name: string): string => name || 'This place';

const areaOf = (extent: Extent, code: string): KnownArea => {
  const area = extent.areas.get(code);
  if (area === undefined) throw new Problem('area-unknown', { council: extent.name, area: code });
  return area;
};

const readShape = (extent: Extent, source: Where): Shape => {
  if (source.type === 'area') return areaOf(extent, source.code).polygons;
  return source.type === 'polygon' ? checkPolygons(called(source.name), source.polygons) : [];
};

const shapeOf = ({ source, polygons }: Chosen, buffer: number): Shape =>
  source.type === 'circle'
    ? [[circleRing([source.lon, source.lat], source.radius + buffer)]]
    : polygons;

const makePlace = (
  extent: Extent,
  { source, shape, buffer }: Omit<Chosen, 'polygons'> & { shape: Shape; buffer: number },
): AlertPlace => {
  if (source.type === 'area') {
    const area = areaOf(extent, source.code);
    const { code, name } = area;
    const meets = buffer === 0 ? extent.meetsArea(area) : extent.meets(shape);
    return { type: 'area', code, name, source, shape, meets };
  }
  const { type, name } = source;
  const meets = extent.meets(shape);
  if (extent.areas.size > 0 && !isInside(extent, meets))
    throw new Problem('shape-outside', { name: called(name), council: extent.name });
  return { type, code: '', name, source, shape, meets };
};
