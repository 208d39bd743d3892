import { readFile, stat } from 'node:fs/promises';
import { AreaCode } from '@bellman/protocol';
import * as v from 'valibot';
import { boundsOf } from '../ground/geometry.js';
import type { NewArea } from '../store/areas.js';
import type { Store } from '../store/store.js';
import { readCsv } from './csv.js';
import { readFeatures, type Feature } from './geojson.js';
import { ImportRefused, readable } from './refused.js';

type AreaKind = 'ward' | 'parish' | 'district';

/** What an import of areas is given. */
export interface AreaImport {
  readonly store: Pick<Store, 'areas'>;
  readonly council: string;
  /** GeoJSON as the Office for National Statistics publishes it. */
  readonly file: string;
  /** Found by the file's columns where it isn't given. */
  readonly kind?: AreaKind | undefined;
  /** A CSV file: an area's code first, and a column whose name begins with `population`. */
  readonly population?: string | undefined;
  /** An ONS code such as E07000089: areas of other districts are passed over. */
  readonly district?: string | undefined;
}

/** What an import did. */
export interface AreaOutcome {
  readonly kind: AreaKind;
  readonly stored: number;
  /** Of another district. */
  readonly elsewhere: number;
  /** Areas of an earlier import that the file has no more: gone, or kept since somebody follows them. */
  readonly removed: number;
  readonly kept: number;
  /** Stored ones for which the population file has no row. */
  readonly withoutPopulation: number;
}

/** ONS's names for the code, such as WD21CD; the name's column ends in NM instead. */
const codes: Record<AreaKind, RegExp> = {
  ward: /^WD\d\dCD$/i,
  parish: /^PAR(NCP)?\d\dCD$/i,
  district: /^LAD\d\dCD$/i,
};

/** GeoJSON is read whole; the whole of Britain's wards in full detail stays under this. */
const largestFile = 400 * 1024 * 1024;

/**
 * Imports a council's areas of one kind: all of the file or nothing.
 * @throws ImportRefused naming what is wrong with the file
 */
export const importAreas = async (job: AreaImport): Promise<AreaOutcome> => {
  const { store, council, file } = job;
  const features = readFeatures(await readWhole(file));
  const kind = job.kind ?? kindOf(features);
  const code = newest(features, codes[kind]);
  if (code === null)
    throw new ImportRefused(`The file has no column like ${example(kind)} for a ${kind}.`);
  const name = findName(features, code);
  const populations = job.population === undefined ? null : await readPopulations(job.population);
  const own = inDistrict(features, job.district);
  const areas = own.map((feature) => toArea(feature, code, name, populations));
  if (areas.length === 0) throw new ImportRefused('The file has no areas to import.');
  const seen = new Set<string>();
  for (const area of areas) {
    if (seen.has(area.code))
      throw new ImportRefused(`The code ${area.code} stands twice in the file.`);
    seen.add(area.code);
  }
  const { removed, kept } = await store.areas.replace({ council, kind, areas });
  return {
    kind,
    stored: areas.length,
    elsewhere: features.length - own.length,
    removed,
    kept,
    withoutPopulation: populations
      ? areas.filter(({ population }) => population === null).length
      : 0,
  };
};

const readWhole = async (file: string): Promise<string> => {
  const { size } = await readable(file, () => stat(file));
  if (size > largestFile) {
    throw new ImportRefused(
      `${file} is larger than ${largestFile / 1024 / 1024} MB. Export the council's areas alone.`,
    );
  }
  return readable(file, () => readFile(file, 'utf8'));
};

const example = (kind: AreaKind): string =>
  ({ ward: 'WD25CD', parish: 'PAR25CD', district: 'LAD25CD' })[kind];

/** A ward's file names its district too, so the smallest kind that is there is meant. */
const kindOf = (features: readonly Feature[]): AreaKind => {
  for (const kind of ['ward', 'parish', 'district'] as const) {
    if (newest(features, codes[kind]) !== null) return kind;
  }
  throw new ImportRefused('The file has no column like WD25CD, PAR25CD or LAD25CD for the code.');
};

/** The property that every feature has and that fits; of several years the newest. */
const newest = (features: readonly Feature[], pattern: RegExp): string | null => {
  const names = Object.keys(features[0]?.properties ?? {}).filter((name) => pattern.test(name));
  return names.sort().at(-1) ?? null;
};

const findName = (features: readonly Feature[], code: string): string => {
  const wanted = code.replace(/CD$/i, 'NM').toLowerCase();
  const name = Object.keys(features[0]?.properties ?? {}).find(
    (key) => key.toLowerCase() === wanted,
  );
  if (name === undefined)
    throw new ImportRefused(`The file has ${code} but no column for the name beside it.`);
  return name;
};

const inDistrict = (features: readonly Feature[], district: string | undefined): Feature[] => {
  if (district === undefined) return [...features];
  const column = newest(features, codes.district);
  if (column === null)
    throw new ImportRefused('The file has no column like LAD25CD to tell districts by.');
  return features.filter(({ properties }) => properties[column] === district);
};

const toArea = (
  { properties, shape }: Feature,
  codeKey: string,
  nameKey: string,
  populations: ReadonlyMap<string, number> | null,
): NewArea => {
  const code = properties[codeKey];
  const name = properties[nameKey];
  if (!v.is(AreaCode, code))
    throw new ImportRefused(`${codeKey} is ${JSON.stringify(code)}, which is not a code.`);
  if (typeof name !== 'string' || name.trim() === '' || name.includes('\0'))
    throw new ImportRefused(`The area ${code} has no name.`);
  const population = populations?.get(code) ?? null;
  return { code, name: name.trim(), population, shape: JSON.stringify(shape), ...boundsOf(shape) };
};

const readPopulations = async (file: string): Promise<ReadonlyMap<string, number>> => {
  const found = new Map<string, number>();
  let column = -1;
  for await (const { line, cells } of readCsv(file)) {
    if (column < 0) {
      column = cells.findIndex((cell) => /^population/i.test(cell));
      if (column < 1)
        throw new ImportRefused(`The header of ${file} has no column that begins with population.`);
      continue;
    }
    const people = (cells[column] ?? '').replaceAll(',', '');
    if (!/^\d{1,9}$/.test(people))
      throw new ImportRefused(`Line ${line} of ${file} has no population.`);
    found.set(cells[0] ?? '', Number(people));
  }
  return found;
};
