import { positionOf, written } from './places.js';

/** A position: longitude, latitude, 1e-7 degree. */
export type Position = readonly [number, number];

/** Corners as they are entered: a position on each line. */
export interface Corners {
  readonly positions: readonly Position[];
  /** The first line that is no position, from 1; null where all are. */
  readonly wrong: number | null;
}

/** The corners in a text; empty lines count for nothing. */
export const cornersIn = (text: string): Corners => {
  const lines = text.split('\n');
  const read = lines.map(positionOf);
  const wrong = lines.findIndex((line, at) => line.trim() !== '' && read[at] === null);
  return {
    positions: read.filter((position) => position !== null && position !== undefined),
    wrong: wrong === -1 ? null : wrong + 1,
  };
};

/** Corners as text, latitude first. */
export const cornersText = (positions: readonly Position[]): string =>
  positions.map(written).join('\n');

/** `positions` with the corner put elsewhere; one past the last adds it. */
export const withCorner = (
  positions: readonly Position[],
  at: number,
  corner: Position,
): readonly Position[] => positions.toSpliced(at, 1, corner);

/** The closed ring of a polygon (RFC 7946, section 3.1.6): it ends where it begins. */
export const ringOf = (positions: readonly Position[]): [number, number][] => {
  const [first] = positions;
  const last = positions.at(-1);
  if (!first || !last) return [];
  const isClosed = positions.length > 1 && first[0] === last[0] && first[1] === last[1];
  return [...positions, ...(isClosed ? [] : [first])].map(([lon, lat]) => [lon, lat]);
};
