import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { parserStream } from 'stream-json';
import { pick } from 'stream-json/filters/pick.js';
import { streamArray } from 'stream-json/streamers/stream-array.js';
import { toUnits, type Polygon, type Position, type Ring, type Shape } from '../ground/geometry.js';
import { fileRefused, ImportRefused, readable } from './refused.js';

/** One feature of a GeoJSON file, checked. */
export interface Feature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a file has: its features one by one, from number 1, and how much of it was read, 0 to 1. */
export type Read = { readonly number: number; readonly share: number } & (
  | { readonly feature: Feature }
  | { readonly bad: string }
);

/**
 * Reads a GeoJSON FeatureCollection (RFC 7946) of Polygons and MultiPolygons feature by feature, so
 * that a file of any size takes the same memory: positions in range and rounded to 1e-7 degree,
 * rings closed with four positions at least. Whatever is not so is answered as bad.
 * @throws ImportRefused where it can't be read, or is not JSON
 */
export async function* readFeatures(file: string): AsyncGenerator<Read> {
  const size = (await readable(file, () => stat(file))).size;
  const input = createReadStream(file);
  const items = pipeline(
    input,
    parserStream(),
    pick.asStream({ filter: 'features' }),
    streamArray.asStream(),
    // What goes wrong is thrown by the loop below.
    () => undefined,
  );
  try {
    for await (const { key, value } of items as AsyncIterable<{ key: number; value: unknown }>) {
      const about = { number: key + 1, share: size === 0 ? 1 : input.bytesRead / size };
      yield { ...about, ...readFeature(value) };
    }
  } catch (error) {
    const refusal = fileRefused(file, error);
    if (refusal instanceof ImportRefused) throw refusal;
    throw new ImportRefused(`The file is not JSON: ${error instanceof Error ? error.message : ''}`);
  } finally {
    input.destroy();
  }
}

/** Thrown within this file alone, to leave a feature at its first fault. */
class Fault extends Error {}

const readFeature = (value: unknown): { feature: Feature } | { bad: string } => {
  try {
    return { feature: featureOf(value) };
  } catch (error) {
    if (error instanceof Fault) return { bad: error.message };
    throw error;
  }
};

const refuse = (why: string): never => {
  throw new Fault(why);
};

const featureOf = (feature: unknown): Feature => {
  if (!isObject(feature) || !isObject(feature['properties'])) return refuse('it has no properties');
  const properties = feature['properties'];
  const geometry = feature['geometry'];
  if (!isObject(geometry)) return refuse('it has no geometry');
  const { type, coordinates } = geometry;
  if (type === 'Polygon') return { properties, shape: [readPolygon(coordinates)] };
  if (type === 'MultiPolygon') return { properties, shape: list(coordinates).map(readPolygon) };
  return refuse(`it is a ${String(type)}, not a Polygon or MultiPolygon`);
};

const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) && value.length > 0 ? value : refuse('its geometry is empty');

const readPolygon = (value: unknown): Polygon => list(value).map(readRing);

const readRing = (value: unknown): Ring => {
  const positions = list(value).map(readPosition);
  if (positions.length < 4)
    return refuse(`a ring has ${positions.length} positions; it needs four`);
  const first = positions[0]!;
  const last = positions.at(-1)!;
  if (first[0] !== last[0] || first[1] !== last[1])
    return refuse('a ring does not end where it began');
  return positions;
};

const readPosition = (value: unknown): Position => {
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
