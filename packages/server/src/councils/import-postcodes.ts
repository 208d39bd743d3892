import { digest } from '../ground/ids.js';
import type { Store } from '../store/store.js';
import { readRows } from './csv.js';
import { newBatch, type PostcodeBatch } from './postcode-batch.js';
import { dropAbsent, type Absent } from './postcodes-absent.js';
import { readerFor, type ReadRow } from './postcode-rows.js';
import { ImportRefused } from './refused.js';
import { openSource, type Source } from './sources.js';

/** What an import of postcodes is given. */
export interface PostcodeImport {
  readonly store: Pick<Store, 'postcodes' | 'imports'>;
  readonly council: string;
  /** Code-Point Open or the ONS Postcode Directory: a CSV file, a folder of them, or the ZIP. */
  readonly file: string;
  /** An ONS code such as E07000089: rows of other districts are passed over. */
  readonly district?: string | undefined;
  /** Takes away what the file no longer has, however much that is. */
  readonly remove?: boolean | undefined;
  /** Hears after each batch: the share of the file that was read (0 to 1), and rows so far. */
  readonly progress?: (share: number, rows: number) => void;
  /** Stops it between two batches. */
  readonly signal?: AbortSignal;
}

/** What an import did. A row is counted once. */
export interface PostcodeOutcome extends Absent {
  readonly stored: number;
  readonly ended: number;
  readonly elsewhere: number;
  readonly unplaced: number;
  readonly bad: number;
  /** Places of followers that moved with their postcode. */
  readonly moved: number;
  /** Rows that an import which was broken off had done. */
  readonly before: number;
  /** The first bad rows, by file and line. */
  readonly examples: readonly {
    readonly file: string;
    readonly line: number;
    readonly why: string;
  }[];
}

const batchRows = 2_000;
/** A batch is stored after so many rows, even where few of them are of the council. */
const longestBatch = 50_000;
const mostExamples = 20;

/**
 * Imports a council's postcodes, streamed and in batches, so that a file of any size takes the
 * same memory. Importing again is safe: known ones move, with the places of those who follow them;
 * ended ones go, but for those that somebody follows. One that was broken off goes on where it
 * stopped. Bad rows are passed over and told.
 * @throws ImportRefused where the file can't be read, is of another format, or has no good row
 */
export const importPostcodes = async (job: PostcodeImport): Promise<PostcodeOutcome> => {
  const source = await openSource(job.file);
  try {
    return await importFrom(job, source);
  } finally {
    source.close();
  }
};

const importFrom = async (job: PostcodeImport, source: Source): Promise<PostcodeOutcome> => {
  const { store, council, district, progress, signal } = job;
  const key = {
    ...{ council, kind: 'postcodes' as const },
    digest: digest(`${source.digest} ${district ?? ''}`),
  };
  const { rows: before } = await store.imports.begin({
    ...{ ...key, file: source.name, size: source.size },
  });
  const counts = { current: 0, ended: 0, elsewhere: 0, unplaced: 0, bad: 0 };
  const examples: { file: string; line: number; why: string }[] = [];
  /** The areas of postcodes that the file is about: GU, RG. */
  const about = new Set<string>();
  let [rows, flushed, moved, followed] = [0, before, 0, 0];
  let batch: PostcodeBatch = newBatch();

  const flush = async (done: number): Promise<void> => {
    signal?.throwIfAborted();
    const mark = { done, rows, bad: counts.bad };
    const did = await store.postcodes.importBatch({
      ...{ council, current: [...batch.current.values()], ended: [...batch.ended] },
      importing: { digest: key.digest, mark },
    });
    if (did.replaced)
      throw new ImportRefused('Another import of postcodes of this council began meanwhile.');
    moved += did.moved;
    followed += did.followed;
    batch = newBatch();
    flushed = rows;
    progress?.(source.size === 0 ? 1 : Math.min(1, done / source.size), rows);
  };

  let read = 0;
  for (const file of source.files) {
    let reader: ReadRow | null = null;
    for await (const row of readRows(file)) {
      if (reader === null) {
        const found = readerFor(row.cells, district);
        reader = found.read;
        if (found.headed) continue;
      }
      rows += 1;
      const says = reader(row.cells);
      counts[says.is] += 1;
      about.add(areaOf(row.cells[0] ?? ''));
      if (says.is === 'bad' && examples.length < mostExamples)
        examples.push({ file: file.name, line: row.line, why: says.why });
      if (rows <= before) continue;
      batch.add(says);
      if (batch.size() >= batchRows || rows - flushed >= longestBatch) await flush(read + row.read);
    }
    read += file.size;
  }
  // Also with nothing left to store, so that it is told how far it is.
  await flush(source.size);

  const { current, ...others } = counts;
  if (current === 0 && counts.ended === 0) throw nothingUsed(job, rows, counts.elsewhere, examples);
  const absent = await dropAbsent(store, key, {
    about,
    remove: job.remove === true,
    ...(signal === undefined ? {} : { signal }),
  });
  await store.imports.finish(key);
  return {
    ...{ stored: current, ...others, moved, before, examples },
    ...{ ...absent, followed: absent.followed + followed },
  };
};

/** GU51 4AE → GU; what isn't a postcode has an area that nothing is in. */
const areaOf = (text: string): string =>
  /^[A-Za-z]{1,2}(?=\d)/.exec(text.trim())?.[0].toUpperCase() ?? '';

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
