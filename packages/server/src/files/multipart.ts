import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { Problem } from '@bellman/protocol';

/** The one file of an upload as it begins to arrive, and the fields that came before it. */
export interface FilePart {
  readonly fields: ReadonlyMap<string, string>;
  /** As its sender calls it, without folders. */
  readonly name: string;
  readonly stream: Readable;
}

/** Fields are an id and a description; ten of what is read are ten too many. */
const bounds = { fields: 8, fieldSize: 4_096, files: 2, parts: 10, headerPairs: 20 };

/** No byte for this long, and the connection is cut, ms. */
const STALL = 30_000;

const wrong = (path: string, expected: string): Problem =>
  new Problem('body-wrong-shape', { path, expected });

/** A body that ended too soon, or is no multipart at all. */
const notWhole = (): Problem => wrong('the top', 'expected multipart/form-data that is whole');

/** @throws Problem `content-type-wrong`, `body-wrong-shape` where there is no boundary */
const parserOf = (incoming: IncomingMessage): BusboyInstance => {
  const type = incoming.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*(;|$)/i.test(type)) {
    throw new Problem('content-type-wrong', { type: 'multipart/form-data' });
  }
  try {
    const headers: BusboyHeaders = { ...incoming.headers, 'content-type': type };
    return new Busboy({ headers, limits: bounds });
  } catch {
    // Its only reason at this point: the header's parameters make no sense.
    throw notWhole();
  }
};

/**
 * Reads `multipart/form-data` (RFC 7578) with one file in it, as it arrives: no part of the file is
 * kept here. Waits until `take` has done with the file and the body has been read to its end.
 * Whatever goes wrong, `take` has settled before this does, so that nothing is written afterwards.
 * @param take what becomes of the file; its stream is destroyed if the body goes wrong
 * @param stall how long no byte may come, ms; then the connection is cut
 * @throws Problem `content-type-wrong`, `body-wrong-shape`, `file-missing`, and what `take` throws
 */
export const readUpload = <T>(
  incoming: IncomingMessage,
  take: (part: FilePart) => Promise<T>,
  stall = STALL,
): Promise<T> => {
  const parser = parserOf(incoming);
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    let file: Readable | null = null;
    let taking: Promise<T> | null = null;
    let over = false;

    const stop = (): void => {
      over = true;
      clearTimeout(timer);
      incoming.unpipe(parser);
      incoming.off('close', closed);
      incoming.off('data', alive);
    };
    const fail = (why: unknown): void => {
      if (over) return;
      stop();
      file?.destroy(why instanceof Error ? why : new Error(String(why)));
      const refuse = (): void => reject(why);
      if (taking === null) refuse();
      else taking.then(refuse, refuse);
    };
    const closed = (): void => {
      if (!incoming.complete) fail(notWhole());
    };
    const timer = setTimeout(() => {
      // It has come to its end: then it is the parser that waits for more.
      if (!incoming.complete) incoming.destroy();
      fail(notWhole());
    }, stall);
    const alive = (): void => {
      timer.refresh();
    };

    parser.on('field', (name, value, _nameCut, valueCut) => {
      if (valueCut) fail(wrong(name, `it may be ${bounds.fieldSize} bytes long at the most`));
      else if (fields.has(name)) fail(wrong(name, 'expected once'));
      else fields.set(name, value);
    });
    parser.on('file', (field, stream, name) => {
      // The parser tells of a file that breaks off on its stream, which nobody may read yet.
      stream.on('error', () => fail(notWhole()));
      if (over) {
        // The chunk that was refused is read to its end; nothing in it is taken any more.
        stream.resume();
        return;
      }
      if (field !== 'file' || taking !== null) {
        stream.resume();
        fail(wrong(field === 'file' ? 'file' : 'the top', 'expected one file, in a field "file"'));
        return;
      }
      file = stream;
      taking = take({ fields, name, stream });
      taking.catch(fail);
    });
    for (const limit of ['partsLimit', 'fieldsLimit', 'filesLimit'] as const) {
      parser.on(limit, () => fail(wrong('the top', 'expected id, alt and file alone')));
    }
    parser.on('error', () => fail(notWhole()));
    parser.on('finish', () => {
      if (over) return;
      if (taking === null) {
        fail(new Problem('file-missing'));
        return;
      }
      stop();
      taking.then(resolve, reject);
    });
    incoming.on('error', () => fail(notWhole()));
    incoming.on('close', closed);
    incoming.on('data', alive);
    incoming.pipe(parser);
  });
};
