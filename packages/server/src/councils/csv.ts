import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { CsvError, parse } from 'csv-parse';
import { fileRefused, ImportRefused, readable } from './refused.js';

/** One row of a CSV file. */
export interface CsvRow {
  /** Of its last line in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** How much of the file had been read, 0 to 1. */
  readonly share: number;
}

/** A row beyond this is no row of ours: a file of another kind, or a quote that never closes. */
const longestRow = 64 * 1024;

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without a mark) row by row, in bounded memory.
 * @throws ImportRefused where it can't be read or isn't CSV
 */
export async function* readCsv(file: string): AsyncGenerator<CsvRow> {
  const size = await readable(file, async () => (await stat(file)).size);
  const stream = createReadStream(file);
  const parser = parse({
    bom: true,
    info: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    trim: true,
    maxRecordSize: longestRow,
  });
  stream.on('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  try {
    for await (const row of parser as AsyncIterable<{
      info: { lines: number };
      record: string[];
    }>) {
      const share = size === 0 ? 1 : Math.min(1, stream.bytesRead / size);
      yield { line: row.info.lines, cells: row.record, share };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw fileRefused(file, error);
    throw new ImportRefused(
      `${file} stops being CSV at line ${String(error['lines'])}: ${error.message}`,
    );
  } finally {
    stream.destroy();
  }
}
