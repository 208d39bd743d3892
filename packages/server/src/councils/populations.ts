import { readCsv } from './csv.js';
import { ImportRefused } from './refused.js';

/**
 * How many people live in areas, by code: a CSV file with the code first, and a column whose name
 * begins with `population`.
 * @throws ImportRefused naming the line that is wrong
 */
export const readPopulations = async (file: string): Promise<ReadonlyMap<string, number>> => {
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
