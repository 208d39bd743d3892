import { CsvError, parse } from 'csv-parse';
import { fileRefused, ImportRefused } from './refused.js';
import { openSource, type SourceFile } from './sources.js';

/** One row of a CSV file. */
export interface CsvRow {
  /** Of its last line in the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Bytes of the file that had been read. */
  readonly read: number;
}

/** A row beyond this is no row of ours: a file of another kind, or a quote that never closes. */
const longestRow = 64 * 1024;

/**
 * Reads a CSV file (RFC 4180, UTF-8 with or without a mark) row by row, in bounded memory.
 * @throws ImportRefused where it can't be read or isn't CSV
 */
export async function* readRows(file: SourceFile): AsyncGenerator<CsvRow> {
  const stream = await file.read();
  let read = 0;
  const parser = parse({
    bom: true,
    info: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
    trim: true,
    maxRecordSize: longestRow,
  });
  stream.on('error', (error) => parser.destroy(error));
  stream.on('data', (chunk: Buffer) => {
    read += chunk.length;
  });
  stream.pipe(parser);
  try {
    for await (const row of parser as AsyncIterable<{
      info: { lines: number };
      record: string[];
    }>) {
      yield { line: row.info.lines, cells: row.record, read };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw fileRefused(file.name, error);
    throw new ImportRefused(
      `${file.name} stops being CSV at line ${String(error['lines'])}: ${error.message}`,
    );
  } finally {
    stream.destroy();
  }
}

/** The same of a file by its name. */
export async function* readCsv(path: string): AsyncGenerator<CsvRow> {
  const source = await openSource(path);
  try {
    for (const file of source.files) yield* readRows(file);
  } finally {
    source.close();
  }
}
