import { readFile } from 'node:fs/promises';
import { zipOf } from '@bellman/server/testing/zip';

/** Postcode areas, as many as Great Britain has. */
const areas = 120;
const letters = 'ABCDEFGHIJKLMNOPRSTUVWYZ';
/** What the end of a postcode may have. */
const ends = 'ABDEFGHJLNPQRSTUWXYZ';

const areaName = (index: number): string =>
  `${letters[Math.floor(index / letters.length) % letters.length]}${letters[index % letters.length]}`;

/** The `n`th postcode of an area, as Code-Point Open pads it: seven signs. */
const postcode = (area: string, n: number): string => {
  const outward = `${area}${1 + Math.floor(n / 4_000)}`;
  const inward = `${Math.floor(n / 400) % 10}${ends[Math.floor(n / 20) % 20]}${ends[n % 20]}`;
  return outward + ' '.repeat(7 - outward.length - 3) + inward;
};

/** Which rows a release leaves out, and moves a metre to the east. */
export interface Change {
  readonly leaves: (row: number) => boolean;
  readonly moves: (row: number) => boolean;
}

/**
 * A release of Code-Point Open as Ordnance Survey gives it out: a ZIP archive of a CSV file for each
 * area, `rows` in all, each a real row of Hart's with another postcode.
 */
export const releaseOf = async (file: string, rows: number, change: Change): Promise<Buffer> => {
  const real = (await readFile(file, 'utf8'))
    .trim()
    .split(/\r?\n/)
    .map((row) => row.slice(9));
  const each = Math.ceil(rows / areas);
  const files: Record<string, string> = {
    'Doc/Code-Point_Open_Column_Headers.csv': 'PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n',
  };
  for (let area = 0; area * each < rows; area += 1) {
    const name = areaName(area);
    const lines: string[] = [];
    for (let n = 0; n < each && area * each + n < rows; n += 1) {
      const row = area * each + n;
      if (change.leaves(row)) continue;
      const rest = real[row % real.length] ?? '';
      const moved = change.moves(row) ? rest.replace(/^,(\d+),(\d+)/, movedEast) : rest;
      lines.push(`"${postcode(name, n)}"${moved}`);
    }
    files[`Data/CSV/${name.toLowerCase()}.csv`] = `${lines.join('\n')}\n`;
  }
  return zipOf(files);
};

const movedEast = (_all: string, quality: string, easting: string): string =>
  `,${quality},${Number(easting) + 1}`;
