import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findPlace } from '../councils/places.js';
import type { Store } from '../store/store.js';
import type { TestStores } from './stores.js';

/** A file of the demo's. */
export const demo = (name: string): string =>
  fileURLToPath(new URL(`../../demo/${name}`, import.meta.url));

/** Whether an import is refused with such a sentence. */
export const refused = (act: Promise<unknown>, message: RegExp): Promise<void> =>
  assert.rejects(act, { name: 'ImportRefused', message });

/** Ordnance Survey's own answers, for every second postcode. */
export const answers = async () => {
  const text = await readFile(demo('hart/postcode-to-ward.csv'), 'utf8');
  const rows = text.trim().split(/\r?\n/).slice(1);
  return rows.map((row) => {
    const [postcode = '', easting, northing, lat, lon, , ward] = row.split(',');
    return {
      postcode,
      easting: Number(easting),
      northing: Number(northing),
      lat: Number(lat),
      lon: Number(lon),
      ward,
    };
  });
};

/** A store and a folder for a block's imports. */
export const importing = (stores: TestStores) => {
  let store: Store;
  let folder: string;
  const councils = { get: (id: string) => Promise.resolve({ name: `${id} council` }) };
  let count = 0;
  /** A file with this text; answers its name. */
  const file = async (text: string): Promise<string> => {
    const name = join(folder, `${(count += 1)}.txt`);
    await writeFile(name, text);
    return name;
  };
  const find = (council: string, postcode: string) =>
    findPlace({ store, councils }, council, postcode);
  const codeOf = async (act: Promise<unknown>): Promise<unknown> =>
    act.then(
      () => null,
      (error: unknown) => (error as { code: unknown }).code,
    );

  before(async () => {
    store = await stores.open();
    folder = await mkdtemp(join(tmpdir(), 'bellman-import-'));
  });
  after(() => rm(folder, { recursive: true }));

  return { store: () => store, folder: () => folder, file, find, codeOf };
};
