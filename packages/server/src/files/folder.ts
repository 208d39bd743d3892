import { createHash } from 'node:crypto';
import { access, chmod, constants, mkdir, open, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '@bellman/protocol';
import { newId } from '../ground/ids.js';
import { makeFolder } from '../ground/make-folder.js';

/** Bytes as they were received. */
export interface Received {
  readonly bytes: number;
  /** SHA-256, hex. */
  readonly digest: string;
}

/** The folder that files lie in: `<council>/<id>`, and `.tmp` for what is not yet one. */
export interface Folder {
  /**
   * Makes the folder where it is not there, and sees that it can be written to.
   * @throws Problem `setting-wrong`
   */
  ready(): Promise<void>;
  /** Where a file lies. */
  path(council: string, id: string): string;
  /** A new path for something passing; whoever asks for it removes it. */
  passing(): Promise<string>;
  /**
   * Gives a file in `.tmp` its place. On return it is on the disk, by name and content, and only
   * the relay's own user can read it.
   */
  keep(from: string, council: string, id: string): Promise<void>;
  /** The files that were last changed before `time`, ms: what is passing, and each council's ids. */
  older(
    time: number,
  ): AsyncIterable<{ readonly path: string; readonly id: string; readonly passing: boolean }>;
}

/** No council's name begins with a dot. */
const PASSING = '.tmp';

/** Waits until `path` is on the disk; folders can be asked for it except on Windows. */
const flush = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
const flushFolder = async (path: string): Promise<void> => {
  if (process.platform !== 'win32') await flush(path);
};

/** See `Folder`. @param root absolute; made when it is first needed */
export const openFolder = (root: string): Folder => {
  const make = async (name: string): Promise<string> => {
    const folder = join(root, name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  };
  const path = (council: string, id: string): string => join(root, council, id);
  return {
    path,
    ready: async () => {
      try {
        makeFolder(root, 0o700);
        await access(await make(PASSING), constants.W_OK);
      } catch (error) {
        throw unusable(root, error);
      }
    },
    passing: async () => join(await make(PASSING), newId()),
    keep: async (from, council, id) => {
      const folder = await make(council);
      await chmod(from, 0o600);
      await flush(from);
      await rename(from, path(council, id));
      await flushFolder(folder);
      await flushFolder(root);
    },
    async *older(time) {
      for (const folder of await foldersIn(root)) {
        for (const id of await readdir(join(root, folder))) {
          const file = join(root, folder, id);
          // Another relay may remove it meanwhile.
          const found = await stat(file).catch(ignoreMissing);
          if (found?.isFile() === true && found.mtimeMs < time) {
            yield { path: file, id, passing: folder === PASSING };
          }
        }
      }
    },
  };
};

const unusable = (root: string, error: unknown): Problem =>
  new Problem('setting-wrong', {
    setting: 'BELLMAN_FILES',
    value: root,
    advice: `Name a folder that the relay can write to (${error instanceof Error ? error.message : String(error)}).`,
  });

const foldersIn = async (root: string): Promise<string[]> => {
  const entries = await readdir(root, { withFileTypes: true }).catch(ignoreMissing);
  return (entries ?? []).filter((entry) => entry.isDirectory()).map(({ name }) => name);
};

const ignoreMissing = (error: unknown): null => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
};

/**
 * Writes what arrives to a new file, piece by piece. Where that goes wrong a part of it is left:
 * whoever named the path removes it.
 * @param most bytes
 * @param tooMuch makes what is thrown as soon as more than `most` came
 */
export const receive = async (
  stream: Readable,
  path: string,
  most: number,
  tooMuch: () => Error,
): Promise<Received> => {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(path, 'wx', 0o600);
  try {
    // Left alone on a throw: whoever made it ends it, and knows why.
    for await (const piece of stream.iterator({ destroyOnReturn: false })) {
      const chunk = piece as Buffer;
      bytes += chunk.length;
      if (bytes > most) throw tooMuch();
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
  } finally {
    await handle.close();
  }
  return { bytes, digest: hash.digest('hex') };
};
