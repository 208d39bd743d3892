import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem, type LinkAnswer, type Page } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import type { Config } from '../ground/config.js';
import type { Log } from '../ground/log.js';
import type { Underway } from '../ground/underway.js';
import type { Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';
import { createCheck } from './check.js';
import { openFolder } from './folder.js';
import { createFileLinks } from './links.js';
import { sweep } from './sweep.js';
import { createUploads } from './upload.js';

/** What files need of the rest. */
export interface FilesParts {
  readonly config: Pick<Config, 'files' | 'clamav' | 'data' | 'databaseUrl'>;
  readonly secret: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly underway: Underway;
  readonly baseUrl: () => string;
  /** The entries after a place, as they travel. */
  readonly page: (conversation: string, since: number) => Promise<Page>;
}

/** A file as it is sent to whoever has a link to it. */
export interface Served {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  open(): Readable;
}

/** Photos and documents in chats: taking them, and showing them by links. */
export interface Files {
  readonly routes: Handlers<'uploadFile'>;
  /**
   * A link to a file of this conversation.
   * @throws Problem `file-unknown`
   */
  link(conversation: string, file: string): Promise<LinkAnswer>;
  /**
   * What a link shows.
   * @throws Problem `file-unknown`
   */
  linked(signed: string): Promise<Served>;
  /**
   * At the relay's start: sees that the folder can be used, says so where it may be the wrong one,
   * and begins to remove what a kill left behind.
   * @throws Problem `setting-wrong`
   */
  start(): Promise<void>;
}

/** See `Files`. */
export const createFiles = (parts: FilesParts): Files => {
  const { config, store, clock, log, underway } = parts;
  const folder = openFolder(config.files);
  const links = createFileLinks(parts);
  const check = createCheck({ clamav: config.clamav, log });
  return {
    routes: createUploads({ store, folder, check, underway, page: parts.page }),
    link: async (conversation, file) => {
      const row = await store.files.get({ id: file });
      if (row === null || row.conversation !== conversation) throw new Problem('file-unknown');
      return links.to(file);
    },
    linked: async (signed) => {
      const row = await store.files.get({ id: links.open(signed) });
      if (row === null) throw new Problem('file-unknown');
      const path = folder.path(row.council, row.id);
      try {
        const { size } = await stat(path);
        const { name, type } = row;
        return { name, type, bytes: size, open: () => createReadStream(path) };
      } catch (error) {
        const folderOf = 'its bytes are not in BELLMAN_FILES, which relays of one store must share';
        log.error({ err: error, file: row.id }, `a file cannot be shown: ${folderOf}`);
        throw new Problem('file-unknown');
      }
    },
    start: async () => {
      await folder.ready();
      if (config.databaseUrl !== null && config.files === join(config.data, 'files')) {
        const advice = 'set BELLMAN_FILES to a folder that every relay of this database shares';
        log.warn(
          { folder: config.files },
          `files of chats lie in this relay’s own folder: ${advice}`,
        );
      }
      const sweeping = async (): Promise<void> => {
        const removed = await sweep({ store, folder, clock });
        if (removed > 0) log.info({ removed }, 'removed files that were left half done');
      };
      underway.add(sweeping()).catch((error: unknown) => {
        log.error({ err: error }, 'files that were left half done could not be removed');
      });
    },
  };
};
