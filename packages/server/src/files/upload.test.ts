import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { limits } from '@bellman/protocol';
import { newSecret } from '../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { look, pdf, photo, plain, secrets } from '../testing/pictures.js';
import { councilOrigin } from '../testing/relay.js';
import { granted } from '../testing/sockets.js';
import { filesOf, refusedFor, taken, upload, uploadPath } from '../testing/upload.js';

describe('a file that is sent into a chat', () => {
  let room: ChatRoom;
  before(async () => {
    room = await openChatRoom();
  });
  after(() => room.close());

  const begin = async () => {
    const ann = await room.resident();
    const { token, conversation } = granted(await ann.ask('start', startOf()));
    return { ann, token, conversation: conversation.id };
  };

  for (const format of ['jpeg', 'png', 'webp'] as const) {
    test(`a ${format} photo goes through upright, without its place, maker and profile`, async () => {
      const { token, conversation } = await begin();
      const file = await photo(format);
      assert.equal(file.includes('SecretMaker'), true);
      const sent = upload(room.relay, { token, file, name: 'Bins.JPG', alt: ' Two bins ' });
      const message = await taken(sent);
      const { id, ...facts } = message.file ?? assert.fail('no file');
      const kept = join(room.relay.folder, 'files', 'hart', id);
      const bytes = await readFile(kept);
      assert.deepEqual(
        secrets.filter((secret) => bytes.includes(secret)),
        [],
      );
      const [top, bottom] = [
        await look(bytes, { left: 10, top: 5 }),
        await look(bytes, { left: 10, top: 35 }),
      ];
      assert.deepEqual([top.width, top.height, top.format], [20, 40, format]);
      assert.deepEqual(
        [top.rest.exif, top.rest.icc, top.rest.xmp],
        [undefined, undefined, undefined],
      );
      assert.equal((top.pixel[0] ?? 0) > 240 && (top.pixel[2] ?? 255) < 15, true);
      assert.equal((bottom.pixel[2] ?? 0) > 240 && (bottom.pixel[0] ?? 255) < 15, true);
      assert.deepEqual(facts, {
        name: format === 'jpeg' ? 'Bins.jpg' : `Bins.JPG.${format}`,
        type: `image/${format}`,
        bytes: bytes.length,
        width: 20,
        height: 40,
        alt: 'Two bins',
      });
      assert.equal((await stat(kept)).mode & 0o777, 0o600);
      const page = await room.relay.store.chat.page({ conversation, since: 2, limit: 9 });
      assert.deepEqual(
        page.messages.map(({ body, file: shown, sender_name }) => [body, shown, sender_name]),
        [['', id, 'Ann']],
      );
      assert.deepEqual(await onlyKept(), []);
    });
  }

  /** What lies in the folder besides files of a chat. */
  const onlyKept = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const path of await filesOf(room.relay)) {
      const [, id = ''] = path.split('/');
      if ((await room.relay.store.files.get({ id })) === null) found.push(path);
    }
    return found;
  };

  test('is told to both sides as any message, and to who comes back', async () => {
    const { ann, token, conversation } = await begin();
    const desk = await room.staff(room.sam);
    granted(await desk.ask('take', { conversation }));
    const message = await taken(upload(room.relay, { token, file: pdf, name: 'Form.pdf' }));
    const told = (messages: readonly object[]): boolean =>
      messages.some((one) => JSON.stringify(one) === JSON.stringify(message));
    await ann.hear('messages', ({ messages }) => told(messages));
    await desk.hear('messages', ({ messages }) => told(messages));
    const back = await room.resident({ token, since: message.seq - 1 });
    assert.deepEqual((await back.hear('resumed')).messages, [message]);
    assert.deepEqual([message.file?.width, message.file?.type], [null, 'application/pdf']);
    const path = join(room.relay.folder, 'files', 'hart', message.file?.id ?? '');
    assert.deepEqual(await readFile(path), pdf);
  });

  test('sent again with the same id is the same message; other bytes are refused', async () => {
    const { token, conversation } = await begin();
    const id = newSecret();
    const sent = { token, id, file: await plain(9, 9), name: 'a.png' };
    const [one, other] = await Promise.all([
      taken(upload(room.relay, sent)),
      taken(upload(room.relay, sent)),
    ]);
    assert.deepEqual(one, other);
    assert.deepEqual(await taken(upload(room.relay, sent)), one);
    const changed = await refusedFor(upload(room.relay, { ...sent, file: await plain(8, 8) }));
    assert.equal(changed.code, 'message-id-reused');
    await room.relay.store.chat.end({ conversation, by: 'resident', name: 'Ann' });
    assert.deepEqual(await taken(upload(room.relay, sent)), one);
    const late = await refusedFor(upload(room.relay, { ...sent, id: newSecret() }));
    assert.equal(late.code, 'conversation-ended');
    assert.deepEqual(await onlyKept(), []);
  });

  test('of a kind that a chat does not take is refused by what it is, not by its name', async () => {
    const { token } = await begin();
    const bad: Record<string, Uint8Array> = {
      'photo.jpg': Buffer.from('<!doctype html><html><script>alert(1)</script></html>'),
      'drawing.svg': Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      ),
      'drawing.png': Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'both.gif': Buffer.from('GIF89a/*\x01\x00\x01\x00\x80\x00\x00*/=1;alert(1)//', 'latin1'),
      'moves.gif': await plain(3, 3, 'gif'),
      'scan.tiff': await plain(3, 3, 'tiff'),
      'letter.docx': Buffer.from('504b0304140000000000', 'hex'),
      'photo.png': (await readFile(process.execPath)).subarray(0, 100_000),
      'setup.pdf': Buffer.from(`MZ${'\0'.repeat(200)}PE\0\0`, 'latin1'),
      'notes.txt': Buffer.from('only words'),
    };
    for (const [name, file] of Object.entries(bad)) {
      const problem = await refusedFor(upload(room.relay, { token, file, name }));
      assert.deepEqual([problem.code, problem.params], ['file-kind-refused', { name }], name);
    }
    assert.deepEqual(await onlyKept(), []);
  });

  test('that is empty, missing, too large, or too many is refused with the reason', async () => {
    const { token, conversation } = await begin();
    const empty = await refusedFor(upload(room.relay, { token, file: Buffer.alloc(0) }));
    assert.deepEqual([empty.code, empty.params], ['file-empty', { name: 'photo.jpg' }]);
    assert.equal((await refusedFor(upload(room.relay, { token }))).code, 'file-missing');
    const large = Buffer.alloc(limits.fileBytes + 1, 7);
    const tooLarge = await refusedFor(upload(room.relay, { token, file: large, name: 'a.png' }));
    assert.deepEqual(
      [tooLarge.status, tooLarge.code, tooLarge.params],
      [413, 'file-too-large', { name: 'a.png', megabytes: 10 }],
    );
    const largest = Buffer.concat([pdf, Buffer.alloc(limits.fileBytes - pdf.length, ' ')]);
    assert.equal(
      (await taken(upload(room.relay, { token, file: largest }))).file?.bytes,
      limits.fileBytes,
    );
    for (let n = 1; n < limits.filesPerChat; n += 1)
      await taken(upload(room.relay, { token, file: pdf }));
    const more = await refusedFor(upload(room.relay, { token, file: pdf }));
    assert.deepEqual([more.code, more.params], ['files-too-many', { limit: limits.filesPerChat }]);
    const page = await room.relay.store.chat.page({ conversation, since: 2, limit: 99 });
    assert.equal(page.messages.length, limits.filesPerChat);
    assert.deepEqual(await onlyKept(), []);
  });

  test('is no way past the refusals of the form', async () => {
    const { token } = await begin();
    const file = pdf;
    const id = await refusedFor(upload(room.relay, { token, file, id: 'short' }));
    assert.deepEqual([id.code, id.params?.['path']], ['body-wrong-shape', 'id']);
    const alt = await refusedFor(upload(room.relay, { token, file, alt: 'x'.repeat(251) }));
    assert.deepEqual([alt.code, alt.params?.['path']], ['body-wrong-shape', 'alt']);
    const two = new FormData();
    two.set('id', newSecret());
    for (const name of ['a.pdf', 'b.pdf']) two.append('file', new Blob([pdf]), name);
    const late = new FormData();
    late.set('file', new Blob([pdf]), 'a.pdf');
    late.set('id', newSecret());
    const post = (body: FormData | string, more: Readonly<Record<string, string>> = {}) =>
      fetch(`${room.relay.url}${uploadPath()}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, ...more },
        body,
      });
    assert.equal((await refusedFor(post(two))).params?.['path'], 'file');
    assert.equal((await refusedFor(post(late))).params?.['path'], 'id');
    const json = { 'content-type': 'application/json' };
    assert.equal((await refusedFor(post('{}', json))).code, 'content-type-wrong');
    const bare = { 'content-type': 'multipart/form-data' };
    assert.equal((await refusedFor(post('x', bare))).code, 'body-wrong-shape');
    assert.equal(
      (await refusedFor(upload(room.relay, { token: 'unknown', file }))).code,
      'token-unknown',
    );
    assert.equal(
      (await refusedFor(upload(room.relay, { token, file, council: 'rushmoor' }))).code,
      'token-unknown',
    );
    assert.deepEqual(await onlyKept(), []);
  });

  test('can come from a council’s page, and from no other', async () => {
    const { token } = await begin();
    const from = (origin: string) => upload(room.relay, { token, file: pdf, headers: { origin } });
    const answer = await from(councilOrigin);
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.get('access-control-allow-origin'), councilOrigin);
    assert.equal((await refusedFor(from('https://elsewhere.example'))).code, 'origin-refused');
    const asks = await fetch(`${room.relay.url}${uploadPath()}`, {
      method: 'OPTIONS',
      headers: { origin: councilOrigin, 'access-control-request-method': 'POST' },
    });
    assert.match(asks.headers.get('access-control-allow-methods') ?? '', /POST/);
  });

  test('hides a card’s number in its name and its description, and is never told apart by it', async () => {
    const { token } = await begin();
    const file = await plain(4, 4);
    const name = '4111 1111 1111 1111\u202Egnp.exe.png';
    const alt = 'My card\u0007 4111-1111-1111-1111 and QQ123456C';
    const { file: kept } = await taken(upload(room.relay, { token, file, name, alt }));
    assert.deepEqual(
      [kept?.name, kept?.alt],
      ['•••• •••• •••• ••••gnp.exe.png', 'My card ••••-••••-••••-•••• and QQ123456C'],
    );
  });
});
