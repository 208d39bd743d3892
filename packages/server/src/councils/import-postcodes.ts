import type { Store } from '../store/store.js';
import { readCsv } from './csv.js';
import { readerFor, type ReadRow } from './postcode-rows.js';
import { ImportRefused } from './refused.js';

/** What an import of postcodes is given. */
export interface PostcodeImport {
  readonly store: Pick<Store, 'postcodes'>;
  readonly council: string;
  /** A CSV file: Code-Point Open or the ONS Postcode Directory. */
  readonly file: string;
  /** An ONS code such as E07000089: rows of other districts are passed over. */
  readonly district?: string | undefined;
  /** Hears after each batch: the share of the file that was read (0 to 1), and rows so far. */
  readonly progress?: (share: number, rows: number) => void;
  /** Stops it between two batches. */
  readonly signal?: AbortSignal;
}

/** What an import did. A row is counted once. */
export interface PostcodeOutcome {
  readonly stored: number;
  readonly ended: number;
  readonly elsewhere: number;
  readonly unplaced: number;
  readonly bad: number;
  /** The first bad rows, by line of the file. */
  readonly examples: readonly { readonly line: number; readonly why: string }[];
}

const batchRows = 2_000;
const mostExamples = 20;

/**
 * Imports a council's postcodes, streamed and in batches, so that a file of any size takes the
 * same memory. Importing again is safe: known ones move, ended ones go. Bad rows are passed over
 * and told.
 * @throws ImportRefused where the file can't be read, is of another format, or has no good row
 */
export const importPostcodes = async (job: PostcodeImport): Promise<PostcodeOutcome> => {
  const { store, council, file, district, progress, signal } = job;
  const counts = { current: 0, ended: 0, elsewhere: 0, unplaced: 0, bad: 0 };
  const examples: { line: number; why: string }[] = [];
  let batch = newBatch();
  let rows = 0;
  let read: ReadRow | null = null;

  const flush = async (share: number): Promise<void> => {
    signal?.throwIfAborted();
    await store.postcodes.importBatch({
      council,
      current: [...batch.current.values()],
      ended: [...batch.ended],
    });
    batch = newBatch();
    progress?.(share, rows);
  };

  for await (const { line, cells, share } of readCsv(file)) {
    if (read === null) {
      const reader = readerFor(cells, district);
      read = reader.read;
      if (reader.headed) continue;
    }
    rows += 1;
    const row = read(cells);
    counts[row.is] += 1;
    // Within a batch the last row of a postcode wins, as it would across batches.
    if (row.is === 'current') {
      const { postcode, lat, lon } = row;
      batch.ended.delete(postcode);
      batch.current.set(postcode, { postcode, lat, lon });
    } else if (row.is === 'ended') {
      batch.current.delete(row.postcode);
      batch.ended.add(row.postcode);
    } else if (row.is === 'bad' && examples.length < mostExamples) {
      examples.push({ line, why: row.why });
    }
    if (batch.current.size + batch.ended.size >= batchRows) await flush(share);
  }
  await flush(1);

  const { current, ...others } = counts;
  if (current === 0 && counts.ended === 0) throw nothingUsed(job, rows, counts.elsewhere, examples);
  return { stored: current, ...others, examples };
};

interface Batch {
  readonly current: Map<string, { postcode: string; lat: number; lon: number }>;
  readonly ended: Set<string>;
}

const newBatch = (): Batch => ({ current: new Map(), ended: new Set() });

const nothingUsed = (
  { file, district }: PostcodeImport,
  rows: number,
  elsewhere: number,
  examples: PostcodeOutcome['examples'],
): ImportRefused => {
  if (rows === 0) return new ImportRefused(`${file} has no rows.`);
  if (elsewhere > 0) {
    return new ImportRefused(
      `None of the ${rows} rows of ${file} belongs to the district ${district ?? ''}.`,
    );
  }
  const first = examples[0];
  const why = first ? ` Line ${first.line}: ${first.why}.` : '';
  return new ImportRefused(`None of the ${rows} rows of ${file} can be used.${why}`);
};
