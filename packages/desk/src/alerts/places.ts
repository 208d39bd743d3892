import type { AreaShape, Where } from '@bellman/protocol';
import { t } from '../text/alerts.js';

/** Positions are in 1e-7 degree. */
const DEGREE = 1e7;

/** The codes of the areas among places. */
export const codesIn = (where: readonly Where[]): readonly string[] =>
  where.flatMap((one) => (one.type === 'area' ? [one.code] : []));

/** Places that were drawn, uploaded, or given with a radius. */
export const drawnIn = (where: readonly Where[]): readonly Exclude<Where, { type: 'area' }>[] =>
  where.filter((one) => one.type !== 'area');

/** `where` without the area if it is there, else with it. */
export const toggledArea = (where: readonly Where[], code: string): readonly Where[] =>
  codesIn(where).includes(code)
    ? where.filter((one) => one.type !== 'area' || one.code !== code)
    : [...where, { type: 'area', code }];

/** `where` with just these areas; what was drawn stays. */
export const withAreas = (where: readonly Where[], codes: readonly string[]): readonly Where[] => [
  ...codes.map((code): Where => ({ type: 'area', code })),
  ...drawnIn(where),
];

/** What a place is called; an area that the council has no more goes by its code. */
export const nameOf = (place: Where, areas: readonly AreaShape[]): string =>
  place.type === 'area'
    ? (areas.find(({ code }) => code === place.code)?.name ?? place.code)
    : place.name;

/** A distance in metres: `500 m`, `1.5 km`. */
export const metres = (n: number): string =>
  n < 1_000 ? t('where.metres', { n }) : t('where.kilometres', { n: n / 1_000 });

/** A position (1e-7 degree) as people write it: `51.28640, -0.84560`, latitude first, about 1 m. */
export const written = ([lon, lat]: readonly [number, number]): string =>
  `${(lat / DEGREE).toFixed(5)}, ${(lon / DEGREE).toFixed(5)}`;

/** A position (1e-7 degree, longitude first) from `51.2864, -0.8456`, latitude first; else null. */
export const positionOf = (words: string): readonly [number, number] | null => {
  const numbers = /^\s*(-?\d{1,2}(?:\.\d+)?)°?\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)°?\s*$/.exec(words);
  if (!numbers) return null;
  const [lat, lon] = [Number(numbers[1]), Number(numbers[2])];
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return null;
  return [Math.round(lon * DEGREE), Math.round(lat * DEGREE)];
};
