import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { createServer, request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { limits, Problem, type ProblemView } from '@bellman/protocol';
import { newId, newSecret } from '../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { pdf } from '../testing/pictures.js';
import { startRelay } from '../testing/relay.js';
import { granted } from '../testing/sockets.js';
import { onEngine } from '../testing/stores.js';
import { filesOf, taken, upload, uploadPath } from '../testing/upload.js';
import { openFolder } from './folder.js';
import { readUpload } from './multipart.js';

const boundary = 'between';
const opening = (name = 'a.pdf'): string =>
  `--${boundary}\r\nContent-Disposition: form-data; name="id"\r\n\r\n${newSecret()}\r\n` +
  `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n` +
  'Content-Type: application/pdf\r\n\r\n';
const closing = `\r\n--${boundary}--\r\n`;

/** Looks again and again until it is so; the test's own time limit ends it. */
const until = async (so: () => Promise<boolean>): Promise<void> => {
  while (!(await so())) await new Promise(setImmediate);
};

describe('an upload that is cut', () => {
  let room: ChatRoom;
  let token = '';
  let conversation = '';
  before(async () => {
    room = await openChatRoom();
    const ann = await room.resident();
    const begun = granted(await ann.ask('start', startOf()));
    ({ token } = begun);
    conversation = begun.conversation.id;
  });
  after(() => room.close());

  const begin = (length: number, more: Readonly<Record<string, string>> = {}): ClientRequest =>
    request(`${room.relay.url}${uploadPath()}`, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': length,
        authorization: `Bearer ${token}`,
        ...more,
      },
    });
  const passing = async (): Promise<string[]> =>
    (await filesOf(room.relay)).filter((path) => path.startsWith('.tmp'));

  test('half way leaves nothing behind', async () => {
    const sending = begin(5_000_000);
    sending.on('error', () => undefined);
    sending.write(opening());
    sending.write(Buffer.concat([pdf, Buffer.alloc(1_000_000, ' ')]));
    await until(async () => (await passing()).length === 1);
    sending.destroy();
    await until(async () => (await passing()).length === 0);
    assert.deepEqual(await filesOf(room.relay), []);
    const chat = await room.relay.store.chat.get({ conversation });
    assert.equal(chat?.last_seq, 2);
    // The places that a chat has for uploads are free again.
    for (let n = 0; n < 4; n += 1) await taken(upload(room.relay, { token, file: pdf }));
  });

  test('by its sender’s own words, with the end of the body, is refused and leaves nothing', async () => {
    const held = (await filesOf(room.relay)).length;
    const body = opening() + pdf.toString('latin1');
    const answer = await fetch(`${room.relay.url}${uploadPath()}`, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        authorization: `Bearer ${token}`,
      },
      body,
    });
    const problem = (await answer.json()) as ProblemView;
    assert.deepEqual([answer.status, problem.code], [400, 'body-wrong-shape']);
    assert.equal((await filesOf(room.relay)).length, held);
  });

  test('because it is too large is refused at once; what still comes passes by, and the answer is read', async () => {
    const length = 30_000_000;
    const sending = begin(length, { connection: 'keep-alive' });
    const failed = once(sending, 'error');
    const answering = once(sending, 'response') as Promise<[IncomingMessage]>;
    const head = opening('large.pdf');
    sending.write(head);
    sending.write(pdf);
    // The relay goes by the length that was announced: the answer is here before the file is.
    const [answer] = await answering;
    assert.equal(answer.statusCode, 413);
    const rest = length - head.length - pdf.length - closing.length;
    await new Promise((resolve) => sending.write(Buffer.alloc(rest, ' '), resolve));
    const finished = once(sending, 'finish');
    sending.end(closing);
    await Promise.race([finished, failed.then(([error]) => assert.fail(error as Error))]);
    let words = '';
    for await (const chunk of answer) words += String(chunk);
    const problem = JSON.parse(words) as ProblemView;
    assert.deepEqual(problem.params, { name: 'large.pdf', megabytes: 10 });
    assert.deepEqual(await passing(), []);
  });

  test('whose length nobody announced is refused by what came', async () => {
    const body = async function* () {
      yield Buffer.from(opening('large.pdf'));
      for (let sent = 0; sent <= limits.fileBytes; sent += 1_000_000) {
        yield Buffer.alloc(1_000_000, ' ');
      }
      yield Buffer.from(closing);
    };
    const answer = await fetch(`${room.relay.url}${uploadPath()}`, {
      method: 'POST',
      headers: {
        'content-type': `multipart/form-data; boundary=${boundary}`,
        authorization: `Bearer ${token}`,
      },
      body: ReadableStream.from(body()),
      duplex: 'half',
    });
    assert.equal(((await answer.json()) as ProblemView).code, 'file-too-large');
    assert.deepEqual(await passing(), []);
  });

  test('by a sender who goes silent is given up after a while', async () => {
    const server = createServer();
    const given = new Promise<unknown>((resolve) => {
      server.once('request', (incoming) => {
        let settled = false;
        const take = async ({ stream }: { readonly stream: Readable }): Promise<void> => {
          await once(stream.resume(), 'end').finally(() => (settled = true));
        };
        readUpload(incoming, take, 40).catch((error: unknown) => resolve([error, settled]));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const sending = request({
      port: (server.address() as AddressInfo).port,
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    const cut = once(sending, 'error');
    sending.write(opening() + pdf.toString('latin1'));
    const [error, settled] = (await given) as [unknown, boolean];
    assert.equal(error instanceof Problem && error.code, 'body-wrong-shape');
    assert.equal(settled, true);
    await cut.catch((reason: unknown) => reason);
    server.close().closeAllConnections();
  });
});

onEngine('sqlite', 'the folder of files', (stores) => {
  test('is rid of what a kill left, once that is an hour old, at the next start', async () => {
    const { folder } = stores.place();
    const put = async (name: string, hours: number): Promise<string> => {
      const path = join(folder, 'files', name);
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, pdf);
      const time = Date.now() / 1000 - hours * 3_600;
      await utimes(path, time, time);
      return name;
    };
    const first = await startRelay({ place: stores.place() });
    await first.close();
    const [young, lately] = [await put(`hart/${newId()}`, 0.9), await put('.tmp/young', 0.9)];
    for (const name of [`hart/${newId()}`, `rushmoor/${newId()}`, '.tmp/old']) await put(name, 1.1);
    const relay = await startRelay({ place: stores.place() });
    await until(async () => (await filesOf(relay)).length === 2);
    assert.deepEqual(await filesOf(relay), [lately, young].sort());
    await relay.close();
  });

  test('that cannot be written to is refused by the setting’s name', async () => {
    const { folder } = stores.place();
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await assert.rejects(
      openFolder(join(file, 'files')).ready(),
      (error) => error instanceof Problem && error.params?.['setting'] === 'BELLMAN_FILES',
    );
  });
});
