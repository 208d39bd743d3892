import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { openRows, pointOf, polygonOf } from './rows.js';
import { takePart } from './side.js';

/** The box by the same index, and Turf asks each in it. */
takePart(async (wish) => {
  const rows = await openRows(wish);
  const polygon = polygonOf(wish.ring);
  const [xs, ys] = [wish.ring.map(([x]) => x), wish.ring.map(([, y]) => y)];
  return async () => {
    const near = await rows(
      `select follower, lat, lon from follower_places where council = ?
       and lat between ? and ? and lon between ? and ?`,
      ['hart', Math.min(...ys), Math.max(...ys), Math.min(...xs), Math.max(...xs)],
    );
    const inside = near.filter((row) => booleanPointInPolygon(pointOf(row), polygon));
    return new Set(inside.map(({ follower }) => follower));
  };
});
