import { toUnits, type Position } from '../ground/geometry.js';
import { fromNationalGrid } from './osgb.js';
import { readPostcode } from './postcode.js';
import { ImportRefused } from './refused.js';

/** What one row of a postcode file says. */
export type PostcodeRow =
  | {
      readonly is: 'current';
      readonly postcode: string;
      readonly lon: number;
      readonly lat: number;
    }
  /** The Post Office uses it no more. */
  | { readonly is: 'ended'; readonly postcode: string }
  /** It belongs to another district than the one asked for. */
  | { readonly is: 'elsewhere' }
  /** It has no position, as a few non-geographic ones. */
  | { readonly is: 'unplaced' }
  | { readonly is: 'bad'; readonly why: string };

/** Reads rows of one format; `district` (an ONS code such as E07000089) keeps only its rows. */
export type ReadRow = (cells: readonly string[]) => PostcodeRow;

/**
 * Tells the format by the first row: OS Code-Point Open has no header, the ONS Postcode Directory
 * has one. `headed` says whether that row was a header.
 * @throws ImportRefused where it is neither
 */
export const readerFor = (
  first: readonly string[],
  district: string | undefined,
): { readonly read: ReadRow; readonly headed: boolean } => {
  const names = first.map((cell) => cell.toLowerCase());
  if (names.includes('doterm')) return { read: onspd(names, district), headed: true };
  if (readPostcode(first[0] ?? '') && first.length >= 10) {
    return { read: codePointOpen(district), headed: false };
  }
  throw new ImportRefused(
    'The file is neither Code-Point Open (no header, ten columns, a postcode first) nor the ONS Postcode Directory (a header with pcds and doterm).',
  );
};

/** OS Code-Point Open: PC, PQ, EA, NO, CY, RH, LH, CC, DC, WC; PQ 90 means no position. */
const codePointOpen =
  (district: string | undefined): ReadRow =>
  (cells) => {
    const postcode = readPostcode(cells[0] ?? '');
    if (!postcode) return bad(`${show(cells[0])} is not a postcode`);
    if (district !== undefined && cells[8] !== district) return { is: 'elsewhere' };
    if (cells[1] === '90') return { is: 'unplaced' };
    const easting = metres(cells[2]);
    const northing = metres(cells[3]);
    if (easting === null || northing === null || easting > 700_000 || northing > 1_300_000) {
      return bad(`${show(cells[2])}, ${show(cells[3])} is not on the National Grid`);
    }
    return current(postcode.compact, fromNationalGrid(easting, northing));
  };

/** ONS Postcode Directory; its columns by pattern, since ONS renames them with the years. */
const onspd = (names: readonly string[], district: string | undefined): ReadRow => {
  const column = (what: string, pattern: RegExp): number => {
    const at = names.findIndex((name) => pattern.test(name));
    if (at < 0) throw new ImportRefused(`The header has no column for ${what}.`);
    return at;
  };
  const postcodeAt = column('the postcode (pcds)', /^pcds$/);
  const endedAt = column('the end (doterm)', /^doterm$/);
  const latAt = column('the latitude (lat)', /^lat$/);
  const lonAt = column('the longitude (long)', /^long$/);
  const districtAt =
    district === undefined ? -1 : column('the district (oslaua)', /^(oslaua|laua|lad\d\dcd)$/);
  return (cells) => {
    const postcode = readPostcode(cells[postcodeAt] ?? '');
    if (!postcode) return bad(`${show(cells[postcodeAt])} is not a postcode`);
    if (district !== undefined && cells[districtAt] !== district) return { is: 'elsewhere' };
    if ((cells[endedAt] ?? '') !== '') return { is: 'ended', postcode: postcode.compact };
    const lat = degrees(cells[latAt]);
    const lon = degrees(cells[lonAt]);
    if (lat === null || lon === null) {
      return bad(`${show(cells[latAt])}, ${show(cells[lonAt])} is not a position`);
    }
    // ONS writes 99.999999 where there is none.
    if (lat > 99) return { is: 'unplaced' };
    return current(postcode.compact, [toUnits(lon), toUnits(lat)]);
  };
};

/** The United Kingdom and a little sea: a point outside is a mistake in the file. */
const current = (postcode: string, [lon, lat]: Position): PostcodeRow =>
  lon >= -90_000_000 && lon <= 25_000_000 && lat >= 490_000_000 && lat <= 615_000_000
    ? { is: 'current', postcode, lon, lat }
    : bad(`${postcode} lies outside the United Kingdom`);

const bad = (why: string): PostcodeRow => ({ is: 'bad', why });

/** A cell in a report: short, and on one line. */
const show = (cell: string | undefined): string => JSON.stringify((cell ?? '').slice(0, 20));

const metres = (cell: string | undefined): number | null =>
  cell !== undefined && /^\d{1,7}$/.test(cell) ? Number(cell) : null;

const degrees = (cell: string | undefined): number | null =>
  cell !== undefined && /^-?\d{1,3}(\.\d+)?$/.test(cell) ? Number(cell) : null;
