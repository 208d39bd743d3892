import type { IncomingMessage } from 'node:http';
import { rm } from 'node:fs/promises';
import { limits, Problem, SenderId, type Page } from '@bellman/protocol';
import * as v from 'valibot';
import { checkShape } from '../ground/shape.js';
import type { Handlers } from '../http/route.js';
import type { Underway } from '../ground/underway.js';
import type { Store } from '../store/store.js';
import type { Check } from './check.js';
import { receive, type Folder } from './folder.js';
import { createKeep } from './keep.js';
import { readUpload } from './multipart.js';
import { shownName } from './names.js';
import { createPlaces } from './places.js';

/** What taking a file needs of the rest. */
export interface UploadParts {
  readonly store: Store;
  readonly folder: Folder;
  readonly check: Check;
  readonly underway: Underway;
  /** The entries after a place, as they travel. */
  readonly page: (conversation: string, since: number) => Promise<Page>;
}

const Fields = v.object({
  id: SenderId,
  alt: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(limits.fileAltLength)), ''),
});

/** What stands around a file in a body, at the most, bytes. */
const AROUND = 16 * 1024;

const tooLarge = (name: string): Problem =>
  new Problem('file-too-large', { name, megabytes: limits.fileBytes / 1024 / 1024 });

/** Refuses what cannot become a file of the chat, before a byte of it is read. */
const admit = async (store: Store, conversation: string, id: string) => {
  const before = await store.files.before({ conversation, id });
  // A repeat finds what it made, whatever became of the chat since.
  if (before.known !== null) return before.known;
  const chat = await store.chat.get({ conversation });
  if (chat === null) throw new Problem('conversation-unknown');
  if (chat.state === 'ended') throw new Problem('conversation-ended');
  if (before.held >= limits.filesPerChat) {
    throw new Problem('files-too-many', { limit: limits.filesPerChat });
  }
  return null;
};

/**
 * `uploadFile`: takes one file into a resident's chat and answers the message that it became. It
 * is written as it arrives, so that a large file costs no memory; whatever goes wrong, nothing of
 * it stays.
 */
export const createUploads = (parts: UploadParts): Handlers<'uploadFile'> => {
  const { store, folder, underway } = parts;
  const keep = createKeep(parts);
  const place = createPlaces();

  const read = (incoming: IncomingMessage, conversation: string, path: string) =>
    readUpload(incoming, async ({ fields, name: given, stream }) => {
      const { id, alt } = checkShape(Fields, Object.fromEntries(fields));
      const name = shownName(given);
      const known = await admit(store, conversation, id);
      if (Number(incoming.headers['content-length']) > limits.fileBytes + AROUND) {
        throw tooLarge(name);
      }
      const received = await receive(stream, path, limits.fileBytes, () => tooLarge(name));
      return { id, alt, given, known, ...received };
    });

  return {
    uploadFile: ({ council, conversation, body: incoming }) =>
      place(conversation, async () => {
        const path = await folder.passing();
        try {
          const file = await read(incoming, conversation, path);
          const work = keep({ ...file, path, council, conversation });
          const seq = await underway.add(work);
          const [message] = (await parts.page(conversation, seq - 1)).messages;
          if (message === undefined) throw new Error('A file that was kept has no entry');
          return message;
        } finally {
          await rm(path, { force: true });
        }
      }),
  };
};
