import { limits, Problem, type Where } from '@bellman/protocol';
import type { Shape } from '../ground/geometry.js';
import type { AlertPlace } from '../store/alert-draft.js';
import { checkPolygons, positionsIn } from './check-polygons.js';
import { circleRing } from './circle.js';
import { isInside, type Extent } from './extent.js';
import { growShape } from './grow.js';

/** Where an alert goes, as it was chosen: places, and the metres by which each is grown. */
export interface Reaching {
  readonly where: readonly Where[];
  readonly buffer: number;
}

/**
 * Turns chosen places into the rows that an alert keeps of them: each with its shape as it is
 * tested, and the areas whose whole followers it reaches. A place that is chosen twice is one.
 * Whether drawn places have names is asked when the alert is submitted (`checkNames`).
 * @param extent the council's ground: `createExtents(…).of(council)`, or `extentOf(name, areas)`
 * @throws Problem `area-unknown`, `shape-too-many-points`, `shape-empty`, `shape-unclosed`,
 *   `shape-too-few-points`, `shape-crosses-itself`, `shape-overlaps`, `shape-hole-outside`,
 *   `shape-outside`
 */
export const makeShapes = (extent: Extent, { where, buffer }: Reaching): AlertPlace[] => {
  const points = where.reduce(
    (sum, one) => sum + (one.type === 'polygon' ? positionsIn(one.polygons) : 0),
    0,
  );
  if (points > limits.shapePoints)
    throw new Problem('shape-too-many-points', { points, limit: limits.shapePoints });
  const seen = new Set<string>();
  const chosen = where.filter((one) => {
    const key = JSON.stringify(one);
    return seen.size < seen.add(key).size;
  });
  return chosen.map((source) => makePlace(extent, source, buffer));
};

/**
 * Refuses drawn places that nobody could tell of.
 * @throws Problem `shape-needs-name`
 */
export const checkNames = (where: readonly Where[]): void => {
  if (where.some((one) => one.type !== 'area' && one.name === ''))
    throw new Problem('shape-needs-name');
};

const makePlace = (extent: Extent, source: Where, buffer: number): AlertPlace => {
  if (source.type === 'area') {
    const area = extent.areas.get(source.code);
    if (area === undefined)
      throw new Problem('area-unknown', { council: extent.name, area: source.code });
    const { code, name, polygons } = area;
    if (buffer === 0)
      return { type: 'area', code, name, source, shape: polygons, meets: extent.meetsArea(area) };
    const shape = growShape(polygons, buffer);
    return { type: 'area', code, name, source, shape, meets: extent.meets(shape) };
  }
  const { type, name } = source;
  const called = name || 'This place';
  const shape: Shape =
    source.type === 'circle'
      ? [[circleRing([source.lon, source.lat], source.radius + buffer)]]
      : growShape(checkPolygons(called, source.polygons), buffer);
  const meets = extent.meets(shape);
  if (extent.areas.size > 0 && !isInside(extent, meets))
    throw new Problem('shape-outside', { name: called, council: extent.name });
  return { type, code: '', name, source, shape, meets };
};
