import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { openRows, pointOf, polygonOf } from './rows.js';
import { takePart } from './side.js';

/** `SELECT *`, and Turf asks each. */
takePart(async (wish) => {
  const rows = await openRows(wish);
  const polygon = polygonOf(wish.ring);
  return async () => {
    const all = await rows('select * from follower_places where council = ?', ['hart']);
    const inside = all.filter((row) => booleanPointInPolygon(pointOf(row), polygon));
    return new Set(inside.map(({ follower }) => follower));
  };
});
