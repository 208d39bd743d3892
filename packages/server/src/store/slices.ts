/**
 * Cuts a list into slices of at most `size`, so that one statement stays under the engines'
 * bounds on parameters (SQLite 32,766, PostgreSQL 65,535).
 */
export const inSlices = <T>(list: readonly T[], size: number): T[][] => {
  const slices: T[][] = [];
  for (let at = 0; at < list.length; at += size) slices.push(list.slice(at, at + size));
  return slices;
};
