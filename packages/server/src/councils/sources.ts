import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { openPromise as openZip } from 'yauzl';
import { digest } from '../ground/ids.js';
import { ImportRefused, readable } from './refused.js';

/** One file to be read: of its own, in a folder, or in a ZIP archive. */
export interface SourceFile {
  /** As it is told of: `gu.csv`. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Reads it from its beginning. */
  read(): Promise<Readable>;
}

/** What an import reads: some files, in a fixed order. */
export interface Source {
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** Bytes of all of them. */
  readonly size: number;
  /** Tells whether it is the same as at another time: over names, sizes, dates and the beginning. */
  readonly digest: string;
  close(): void;
}

/** Bytes at the beginning that the digest is over. */
const beginning = 64 * 1024;

/** Lists of columns lie beside the data; and the ONS gives everything twice, whole and in parts. */
const isData = (path: string): boolean =>
  /\.csv$/i.test(path) && !/(^|\/)(docs?|documents|user guide|multi_csv)\//i.test(path);

/**
 * Opens what an import of rows is given: a CSV file, a folder of them, or the ZIP archive that a
 * publisher gives out.
 * @throws ImportRefused where it can't be read or has no CSV file
 */
export const openSource = (path: string): Promise<Source> =>
  readable(path, async () => {
    const about = await stat(path);
    if (about.isDirectory()) return folder(path);
    const first = await beginningOf(path);
    const when = [basename(path), about.size, about.mtimeMs];
    const whole = { name: basename(path), digest: digest(JSON.stringify(when) + first) };
    if (first.startsWith('PK\u0003\u0004')) return { ...whole, ...(await archive(path)) };
    const file = fileOf(path, basename(path), about.size);
    return { ...whole, files: [file], size: about.size, close: () => undefined };
  });

const fileOf = (path: string, name: string, size: number): SourceFile => ({
  name,
  size,
  read: () => Promise.resolve(createReadStream(path)),
});

/** The first bytes, each as a character. */
const beginningOf = async (path: string): Promise<string> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
};

const sumOf = (files: readonly SourceFile[]): number =>
  files.reduce((sum, { size }) => sum + size, 0);

const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name < b.name ? -1 : 1;

const folder = async (path: string): Promise<Source> => {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ file, name: relative(path, file).split(sep).join('/') }))
      .filter(({ name }) => isData(name))
      .map(async ({ file, name }) => ({ file, name, about: await stat(file) })),
  );
  found.sort(byName);
  if (found.length === 0) throw new ImportRefused(`${path} has no CSV file in it.`);
  const files = found.map(({ file, name, about }) => fileOf(file, name, about.size));
  return {
    name: basename(path),
    files,
    size: sumOf(files),
    digest: digest(
      JSON.stringify(found.map(({ name, about }) => [name, about.size, about.mtimeMs])),
    ),
    close: () => undefined,
  };
};

const archive = async (path: string): Promise<Pick<Source, 'files' | 'size' | 'close'>> => {
  const unreadable = (error: unknown): never => {
    throw new ImportRefused(
      `${path} is not a sound ZIP archive: ${error instanceof Error ? error.message : ''}.`,
    );
  };
  const zip = await openZip(path, { autoClose: false }).catch(unreadable);
  const files: SourceFile[] = [];
  try {
    for await (const entry of zip.eachEntry()) {
      if (!isData(entry.fileName)) continue;
      files.push({
        name: entry.fileName,
        size: entry.uncompressedSize,
        read: () => zip.openReadStreamPromise(entry).catch(unreadable),
      });
    }
  } catch (error) {
    zip.close();
    unreadable(error);
  }
  if (files.length === 0) {
    zip.close();
    throw new ImportRefused(`${path} has no CSV file in it.`);
  }
  return { files: files.sort(byName), size: sumOf(files), close: () => zip.close() };
};
