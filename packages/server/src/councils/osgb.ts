import proj4 from 'proj4';
import { toDegrees, toUnits, type Position } from '../ground/geometry.js';

/**
 * Ordnance Survey's National Grid (EPSG:27700) with the seven Helmert parameters of OSGB36 →
 * WGS84: good to about 5 m, which is less than a postcode's own coarseness. OSTN15 would be good
 * to 0.1 m and weighs 15 MB.
 */
const nationalGrid =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';

const converter = proj4(nationalGrid, 'WGS84');

/** Eastings and northings (metres, OSGB36) → [lon, lat] in 1e-7 degree (WGS84). */
export const fromNationalGrid = (easting: number, northing: number): Position => {
  const [lon, lat] = converter.forward([easting, northing]);
  return [toUnits(lon), toUnits(lat)];
};

/** A plane in which lengths near `centre` are true (transverse Mercator on WGS84), in metres. */
export const planeAt = (centre: Position) => {
  const plane = proj4(
    'WGS84',
    `+proj=tmerc +lat_0=${toDegrees(centre[1])} +lon_0=${toDegrees(centre[0])} +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs`,
  );
  return {
    /** 1e-7 degree → metres east and north of the centre. */
    to: ([x, y]: Position): Position => {
      const [east, north] = plane.forward([toDegrees(x), toDegrees(y)]);
      return [east, north];
    },
    /** Metres east and north of the centre → 1e-7 degree. */
    from: ([x, y]: Position): Position => {
      const [lon, lat] = plane.inverse([x, y]);
      return [toUnits(lon), toUnits(lat)];
    },
  };
};
