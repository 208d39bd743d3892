import { toUnits, type Polygon, type Position, type Ring, type Shape } from '../ground/geometry.js';
import { ImportRefused } from './refused.js';

/** One feature of a GeoJSON file, checked. */
export interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads a GeoJSON FeatureCollection (RFC 7946) of Polygons and MultiPolygons: positions in range
 * and rounded to 1e-7 degree, rings closed with four positions at least.
 * @throws ImportRefused naming the feature and the fault; a file with one fault is refused whole
 */
export const readFeatures = (text: string): Feature[] => {
  const json = parse(text);
  if (!isObject(json) || json['type'] !== 'FeatureCollection' || !Array.isArray(json['features'])) {
    throw new ImportRefused('The file is not a GeoJSON FeatureCollection.');
  }
  return json['features'].map((feature: unknown, at) => {
    const refuse = (why: string): never => {
      throw new ImportRefused(`Feature ${at + 1} of the file: ${why}.`);
    };
    if (!isObject(feature) || !isObject(feature['properties']))
      return refuse('it has no properties');
    const geometry = feature['geometry'];
    if (!isObject(geometry)) return refuse('it has no geometry');
    const { type, coordinates } = geometry;
    if (type === 'Polygon') {
      return { properties: feature['properties'], shape: [readPolygon(coordinates, refuse)] };
    }
    if (type === 'MultiPolygon') {
      const shape = list(coordinates, refuse).map((polygon) => readPolygon(polygon, refuse));
      return { properties: feature['properties'], shape };
    }
    return refuse(`it is a ${String(type)}, not a Polygon or MultiPolygon`);
  });
};

type Refuse = (why: string) => never;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ImportRefused(`The file is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
};

const list = (value: unknown, refuse: Refuse): readonly unknown[] =>
  Array.isArray(value) && value.length > 0 ? value : refuse('its geometry is empty');

const readPolygon = (value: unknown, refuse: Refuse): Polygon =>
  list(value, refuse).map((ring) => readRing(ring, refuse));

const readRing = (value: unknown, refuse: Refuse): Ring => {
  const positions = list(value, refuse).map((position) => readPosition(position, refuse));
  if (positions.length < 4)
    return refuse(`a ring has ${positions.length} positions; it needs four`);
  const first = positions[0]!;
  const last = positions.at(-1)!;
  if (first[0] !== last[0] || first[1] !== last[1])
    return refuse('a ring does not end where it began');
  return positions;
};

const readPosition = (value: unknown, refuse: Refuse): Position => {
  const [lon, lat] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof lon !== 'number' || typeof lat !== 'number')
    return refuse('a position is not two numbers');
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) {
    return refuse(
      `${lon}, ${lat} is not a longitude and latitude; export the file as WGS84 (EPSG:4326)`,
    );
  }
  return [toUnits(lon), toUnits(lat)];
};
