import { limits, Problem, type Where } from '@bellman/protocol';
import { toUnits } from '../ground/geometry.js';

type Json = Readonly<Record<string, unknown>>;
type DrawnPlace = Extract<Where, { type: 'polygon' }>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refuse = (why: string): never => {
  throw new Problem('shape-not-geojson', { why });
};

/**
 * Reads the text of a GeoJSON file (RFC 7946) that somebody uploads: a Polygon, a MultiPolygon, a
 * Feature or a FeatureCollection of them; each feature is a place. Heights are dropped. Whether the
 * polygons are sound is asked elsewhere (`check-polygons`).
 * @param name what to call it; where there are several, by their own names if they have any
 * @throws Problem `shape-not-geojson`, `shape-empty`, `shape-too-many-points`, `shape-out-of-range`
 */
export const readUpload = (text: string, name: string): DrawnPlace[] => {
  const features = featuresOf(parse(text));
  if (features.length === 0) throw new Problem('shape-empty', { name: name || 'The file' });
  if (features.length > limits.alertAreas) {
    return refuse(`it has ${features.length} features, and may have ${limits.alertAreas}`);
  }
  const read = features.map(({ geometry, properties }, index) => {
    const own = ownName(properties);
    const called = features.length === 1 ? name || own : own || `${name} ${index + 1}`.trim();
    return { name: called.slice(0, limits.areaNameLength), polygons: polygonsIn(geometry, index) };
  });
  const points = read.reduce((sum, { polygons }) => sum + positions(polygons), 0);
  if (points > limits.shapePoints)
    throw new Problem('shape-too-many-points', { points, limit: limits.shapePoints });
  return read.map((place) => ({
    type: 'polygon',
    name: place.name,
    polygons: place.polygons.map((rings) =>
      rings.map((ring) => ring.map((at) => toPosition(at, place.name || 'The file'))),
    ),
  }));
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'it is not JSON');
  }
};

interface Read {
  readonly geometry: unknown;
  readonly properties: unknown;
}

const featuresOf = (json: unknown): Read[] => {
  if (!isObject(json)) return refuse('it is not an object');
  const { type, features } = json;
  if (type === 'FeatureCollection') {
    if (!Array.isArray(features)) return refuse('its features are not a list');
    return features.map((feature: unknown, index) =>
      isObject(feature) && feature['type'] === 'Feature'
        ? toRead(feature)
        : refuse(`feature ${index + 1} is none`),
    );
  }
  return type === 'Feature' ? [toRead(json)] : [{ geometry: json, properties: null }];
};

const toRead = ({ geometry, properties }: Json): Read => ({ geometry, properties });

/** Of the names that publishers use: NAME, TA_NAME, WD25NM, title. */
const ownName = (properties: unknown): string => {
  if (!isObject(properties)) return '';
  const key = Object.keys(properties).find(
    (one) => /name$|\d\dnm$|^title$/i.test(one) && typeof properties[one] === 'string',
  );
  return key === undefined ? '' : String(properties[key]).trim();
};

type Raw = readonly (readonly (readonly unknown[])[])[];

const polygonsIn = (geometry: unknown, index: number): Raw => {
  if (!isObject(geometry)) return refuse(`feature ${index + 1} has no geometry`);
  const { type, coordinates } = geometry;
  if (type === 'Polygon') return [rings(coordinates)];
  if (type === 'MultiPolygon') return list(coordinates).map(rings);
  return refuse(`feature ${index + 1} is a ${String(type).slice(0, 40)}`);
};

const rings = (value: unknown): readonly (readonly unknown[])[] => list(value).map(list);

const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : refuse('its coordinates are not lists of lists');

const positions = (polygons: Raw): number =>
  polygons.reduce((sum, all) => all.reduce((more, ring) => more + ring.length, sum), 0);

const toPosition = (value: unknown, name: string): [number, number] => {
  const [lon, lat] = list(value);
  if (typeof lon !== 'number' || typeof lat !== 'number')
    return refuse('a position is not two numbers');
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90)
    throw new Problem('shape-out-of-range', { name, at: `${lat}, ${lon}` });
  return [toUnits(lon), toUnits(lat)];
};
