import geodesic from 'geographiclib-geodesic';
import { toDegrees, toUnits, type Position, type Ring } from '../ground/geometry.js';

/** Corners of the polygon that stands for a circle. */
const corners = 128;

/**
 * A circle as the closed polygon that is tested, drawn and approved in its place: 128 corners, each
 * `radius` metres from the centre along a geodesic of WGS84 (Karney 2013), anticlockwise from the
 * east. Its sides come 0.03 % of the radius nearer.
 */
export const circleRing = ([lon, lat]: Position, radius: number): Ring => {
  const ring = Array.from({ length: corners }, (_, index): Position => {
    const azimuth = 90 - (360 * index) / corners;
    const { lat2 = 0, lon2 = 0 } = geodesic.Geodesic.WGS84.Direct(
      toDegrees(lat),
      toDegrees(lon),
      azimuth,
      radius,
    );
    return [toUnits(lon2), toUnits(lat2)];
  });
  return [...ring, ring[0] as Position];
};
