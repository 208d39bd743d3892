import { AreaCode } from '@bellman/protocol';
import * as v from 'valibot';
import { boundsOf, type Shape } from '../ground/geometry.js';
import type { NewArea } from '../store/areas.js';
import type { Store } from '../store/store.js';
import { findColumns, type AreaColumns, type AreaKind } from './area-columns.js';
import { extentOf, isInside } from './extent.js';
import { readFeatures, type Feature } from './geojson.js';
import { readPopulations } from './populations.js';
import { ImportRefused } from './refused.js';

/** What an import of areas is given. */
export interface AreaImport {
  readonly store: Pick<Store, 'areas'>;
  readonly council: string;
  /** GeoJSON as the Office for National Statistics or the Environment Agency publishes it. */
  readonly file: string;
  /** Found by the file's columns where it isn't given. */
  readonly kind?: AreaKind | undefined;
  /** A CSV file: an area's code first, and a column whose name begins with `population`. */
  readonly population?: string | undefined;
  /** An ONS code such as E07000089: areas of other districts are passed over. */
  readonly district?: string | undefined;
  /** Hears the share of the file that was read (0 to 1), and areas so far. */
  readonly progress?: (share: number, areas: number) => void;
  readonly signal?: AbortSignal;
}

/** What an import did. */
export interface AreaOutcome {
  readonly kind: AreaKind;
  readonly stored: number;
  /** Of another district; of flood areas, those that the council has no part in. */
  readonly elsewhere: number;
  /** Areas of an earlier import that the file has no more: gone, or kept since somebody follows them. */
  readonly removed: number;
  readonly kept: number;
  /** Stored ones for which the population file has no row. */
  readonly withoutPopulation: number;
}

const mostExamples = 20;

/**
 * Imports a council's areas of one kind, read feature by feature: all of the file or nothing.
 * @throws ImportRefused naming what is wrong with the file: the first 20 features, and how many
 */
export const importAreas = async (job: AreaImport): Promise<AreaOutcome> => {
  const { store, council, file, progress, signal } = job;
  const populations = job.population === undefined ? null : await readPopulations(job.population);
  const areas = new Map<string, NewArea>();
  const bad: string[] = [];
  let badCount = 0;
  let columns: AreaColumns | null = null;
  let isOurs: (feature: Feature) => boolean = () => true;
  let elsewhere = 0;
  const tell = (number: number, why: string): void => {
    badCount += 1;
    if (bad.length < mostExamples) bad.push(`Feature ${number} of the file: ${why}.`);
  };
  for await (const read of readFeatures(file)) {
    signal?.throwIfAborted();
    progress?.(read.share, areas.size);
    if ('bad' in read) {
      tell(read.number, read.bad);
      continue;
    }
    if (columns === null) {
      columns = findColumns(read.feature.properties, job.kind, job.district !== undefined);
      isOurs = await judgeOf(job, columns);
    }
    if (!isOurs(read.feature)) {
      elsewhere += 1;
      continue;
    }
    const area = toArea(read.feature, columns, populations);
    if (typeof area === 'string') tell(read.number, area);
    else if (areas.has(area.code)) tell(read.number, `the code ${area.code} stands twice`);
    else areas.set(area.code, area);
  }
  if (badCount > 0) {
    const more = badCount > bad.length ? [`And ${badCount - bad.length} more.`] : [];
    throw new ImportRefused([...bad, ...more].join('\n'));
  }
  if (columns === null)
    throw new ImportRefused('The file is not a GeoJSON FeatureCollection, or has no features.');
  if (areas.size === 0) throw new ImportRefused('The file has no areas to import.');
  const { kind } = columns;
  const stored = [...areas.values()];
  return {
    ...{ kind, stored: stored.length, elsewhere },
    ...(await store.areas.replace({ council, kind, areas: stored })),
    withoutPopulation: populations
      ? stored.filter(({ population }) => population === null).length
      : 0,
  };
};

/** Which features belong to the council: by their district; flood areas by where they lie. */
const judgeOf = async (
  { store, council, district }: AreaImport,
  columns: AreaColumns,
): Promise<(feature: Feature) => boolean> => {
  if (columns.district !== null) {
    const column = columns.district;
    return ({ properties }) => properties[column] === district;
  }
  if (columns.kind !== 'flood-area') return () => true;
  const known = (await store.areas.shapes({ council })).filter(({ kind }) => kind !== 'flood-area');
  if (known.length === 0)
    throw new ImportRefused(
      'Import the council’s wards or its district first: they tell which flood areas are its own.',
    );
  const extent = extentOf(council, known);
  return ({ shape }) => isInside(extent, extent.meets(shape));
};

/** The area, or what is wrong with it. */
const toArea = (
  { properties, shape }: Feature,
  columns: AreaColumns,
  populations: ReadonlyMap<string, number> | null,
): NewArea | string => {
  const code = properties[columns.code];
  const name = properties[columns.name];
  if (!v.is(AreaCode, code))
    return `${columns.code} is ${JSON.stringify(code)}, which is not a code`;
  if (typeof name !== 'string' || name.trim() === '' || name.includes('\0'))
    return `the area ${code} has no name`;
  return {
    ...{ code, name: name.trim(), population: populations?.get(code) ?? null },
    ...{ shape: JSON.stringify(shape satisfies Shape), ...boundsOf(shape) },
  };
};
