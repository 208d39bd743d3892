import { rm } from 'node:fs/promises';
import { Problem } from '@bellman/protocol';
import { digest, newId } from '../ground/ids.js';
import type { Store } from '../store/store.js';
import type { Check } from './check.js';
import type { Folder, Received } from './folder.js';
import type { Kind } from './kind.js';
import { altText, fileName, shownName } from './names.js';
import { redraw } from './picture.js';

/** A file that has arrived whole. */
export interface Arrived extends Received {
  readonly council: string;
  readonly conversation: string;
  /** Where it lies for now. */
  readonly path: string;
  /** The sender's message id. */
  readonly id: string;
  /** As its sender calls it. */
  readonly given: string;
  readonly alt: string;
  /** The entry with this id, where there is one already. */
  readonly known: { readonly seq: number; readonly digest: string } | null;
}

/** Type, bytes and pixels as they are kept. */
interface Facts {
  readonly type: Kind;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
}

/** What a repeat is told by: never equal to a message's words. */
const digestOf = (file: Received): string => digest(`file ${file.digest}`);

/**
 * Checks a file that has arrived, gives it its place, and makes it an entry of its chat. Its bytes
 * are on the disk before the entry is committed; a crash between the two leaves bytes without an
 * entry, which `sweep` removes.
 * @returns a function that answers the entry's `seq`; it throws Problem `file-empty`,
 *   `file-missing`, `file-kind-refused`, `file-infected`, `file-not-checked`,
 *   `file-too-many-pixels`, `file-broken`, `message-id-reused`, and what `store.files.add` throws
 */
export const createKeep = (parts: {
  readonly store: Store;
  readonly folder: Folder;
  readonly check: Check;
}): ((file: Arrived) => Promise<number>) => {
  const { store, folder } = parts;

  /** Gives the bytes their place. */
  const settle = async (file: Arrived, id: string): Promise<Facts> => {
    const name = shownName(file.given);
    const type = await parts.check(file.path, name);
    if (type === 'application/pdf') {
      await folder.keep(file.path, file.council, id);
      return { type, bytes: file.bytes, width: null, height: null };
    }
    const drawn = await folder.passing();
    try {
      const picture = await redraw(file.path, drawn, { kind: type, name });
      await folder.keep(drawn, file.council, id);
      return { type, ...picture };
    } finally {
      await rm(drawn, { force: true });
    }
  };

  const add = async (file: Arrived, id: string, facts: Facts): Promise<number> => {
    const { council, conversation } = file;
    const remove = () => rm(folder.path(council, id), { force: true });
    const chat = await store.chat.get({ conversation });
    const sender = { senderKind: 'resident', sender: '' } as const;
    const adding = store.files.add({
      entry: {
        ...sender,
        conversation,
        senderName: chat?.resident_name ?? '',
        id: file.id,
        digest: digestOf(file),
        body: '',
        file: id,
      },
      row: {
        ...facts,
        id,
        council,
        conversation,
        sender_kind: sender.senderKind,
        sender: sender.sender,
        name: fileName(file.given, facts.type),
        alt: facts.width === null ? '' : altText(file.alt),
      },
    });
    try {
      const added = await adding;
      if (added.repeated) await remove();
      return added.seq;
    } catch (error) {
      // Refused: it is known that nothing was committed. After anything else it may have been.
      if (error instanceof Problem) await remove();
      throw error;
    }
  };

  return async (file) => {
    if (file.bytes === 0) {
      // What a form sends where no file was chosen.
      if (file.given === '') throw new Problem('file-missing');
      throw new Problem('file-empty', { name: shownName(file.given) });
    }
    if (file.known !== null) {
      if (file.known.digest !== digestOf(file)) throw new Problem('message-id-reused');
      return file.known.seq;
    }
    const id = newId();
    return add(file, id, await settle(file, id));
  };
};
