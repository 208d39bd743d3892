import type { AreaView } from '@bellman/protocol';
import { ImportRefused } from './refused.js';

export type AreaKind = AreaView['kind'];
type Properties = Readonly<Record<string, unknown>>;

/**
 * The publishers' names for the code: ONS's carry a year (WD21CD, WD25CD), the Environment Agency's
 * have been FWD_TACODE and FWS_TACODE.
 */
const codes: Readonly<Record<AreaKind, RegExp>> = {
  ward: /^WD\d\dCD$/i,
  parish: /^PAR(NCP)?\d\dCD$/i,
  district: /^LAD\d\dCD$/i,
  'flood-area': /^FW[DS]_?TA_?CODE$/i,
};

const floodName = /^(TA_?NAME|LABEL)$/i;

const examples: Readonly<Record<AreaKind, string>> = {
  ward: 'WD25CD',
  parish: 'PAR25CD',
  district: 'LAD25CD',
  'flood-area': 'FWS_TACODE',
};

/** Where a file has what is needed of an area. */
export interface AreaColumns {
  readonly kind: AreaKind;
  readonly code: string;
  readonly name: string;
  /** The district's code; null where no district is asked for. */
  readonly district: string | null;
}

/**
 * Finds the columns by the first feature's properties; of several years the newest. A ward's file
 * names its district too, so the smallest kind that is there is meant.
 * @param kind where it is said
 * @throws ImportRefused where one is missing
 */
export const findColumns = (
  properties: Properties,
  kind: AreaKind | undefined,
  byDistrict: boolean,
): AreaColumns => {
  const found = kind ?? kindOf(properties);
  const code = newest(properties, codes[found]);
  if (code === null)
    throw new ImportRefused(`The file has no column like ${examples[found]} for a ${found}.`);
  const district = byDistrict ? newest(properties, codes.district) : null;
  if (byDistrict && district === null)
    throw new ImportRefused('The file has no column like LAD25CD to tell districts by.');
  return { kind: found, code, name: nameOf(properties, found, code), district };
};

const kindOf = (properties: Properties): AreaKind => {
  for (const kind of ['ward', 'parish', 'district', 'flood-area'] as const)
    if (newest(properties, codes[kind]) !== null) return kind;
  const all = Object.values(examples).join(', ');
  throw new ImportRefused(`The file has no column like one of ${all} for the code.`);
};

const newest = (properties: Properties, pattern: RegExp): string | null =>
  Object.keys(properties)
    .filter((name) => pattern.test(name))
    .sort()
    .at(-1) ?? null;

const nameOf = (properties: Properties, kind: AreaKind, code: string): string => {
  const wanted = code.replace(/CD$/i, 'NM').toLowerCase();
  const name =
    kind === 'flood-area'
      ? newest(properties, floodName)
      : Object.keys(properties).find((key) => key.toLowerCase() === wanted);
  if (name === undefined || name === null)
    throw new ImportRefused(`The file has ${code} but no column for the name beside it.`);
  return name;
};
