import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { limits, Problem, type ProblemView } from '@bellman/protocol';
import { newId } from '../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { handClock } from '../testing/chats.js';
import { look, pdf, plain } from '../testing/pictures.js';
import { granted, refused } from '../testing/sockets.js';
import { taken, upload } from '../testing/upload.js';
import { createFileLinks } from './links.js';

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'opened';
};

describe('a link to a file', () => {
  const clock = handClock();
  const made = { clock, baseUrl: () => 'https://chat.example', secret: 's'.repeat(32) };
  const links = createFileLinks(made);
  const signedOf = (id: string): string => links.to(id).url.split('/f/')[1] ?? '';

  test('opens that file until it ends', () => {
    const id = newId();
    const { url, expiresAt } = links.to(id);
    assert.equal(url.startsWith('https://chat.example/f/'), true);
    assert.equal(expiresAt, clock.now() + limits.linkLife.file);
    const signed = signedOf(id);
    clock.pass(limits.linkLife.file - 1);
    assert.equal(links.open(signed), id);
    clock.pass(1);
    assert.equal(
      codeOf(() => links.open(signed)),
      'file-unknown',
    );
  });

  test('cannot be made, changed or stretched without the secret', () => {
    const signed = signedOf(newId());
    for (let at = 0; at < signed.length; at += 1) {
      const other = signed[at] === 'A' ? 'B' : 'A';
      const changed = signed.slice(0, at) + other + signed.slice(at + 1);
      assert.equal(
        codeOf(() => links.open(changed)),
        'file-unknown',
        `at ${at}`,
      );
    }
    const elsewhere = createFileLinks({ ...made, secret: 't'.repeat(32) });
    assert.equal(
      codeOf(() => elsewhere.open(signed)),
      'file-unknown',
    );
    for (const bad of ['', 'x', `${signed}A`, signed.slice(1), '.'.repeat(72)]) {
      assert.equal(
        codeOf(() => links.open(bad)),
        'file-unknown',
        bad,
      );
    }
  });
});

describe('the files of a chat', () => {
  let room: ChatRoom;
  before(async () => {
    room = await openChatRoom();
  });
  after(() => room.close());

  const sent = async (file: Uint8Array, name: string) => {
    const ann = await room.resident();
    const { token, conversation } = granted(await ann.ask('start', startOf()));
    const message = await taken(upload(room.relay, { token, file, name }));
    return { ann, token, conversation: conversation.id, file: message.file?.id ?? '' };
  };
  const here = (url: string): string => `${room.relay.url}${new URL(url).pathname}`;

  test('are shown to its resident and to the council’s staff, and to be saved alone', async () => {
    const { ann, conversation, file } = await sent(pdf, 'Ffurflen tŷ “3”.pdf');
    const desk = await room.staff(room.sam);
    for (const { url } of [
      granted(await ann.ask('file', { file })),
      granted(await desk.ask('file', { conversation, file })),
    ]) {
      const answer = await fetch(here(url));
      assert.equal(answer.status, 200);
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), pdf);
      const header = (name: string) => answer.headers.get(name);
      assert.equal(header('content-type'), 'application/pdf');
      assert.equal(header('content-length'), String(pdf.length));
      assert.equal(
        header('content-disposition'),
        'attachment; filename="Ffurflen t? ?3?.pdf"; filename*=UTF-8\'\'Ffurflen%20t%C5%B7%20%E2%80%9C3%E2%80%9D.pdf',
      );
      assert.equal(header('x-content-type-options'), 'nosniff');
      assert.equal(header('content-security-policy'), "sandbox; default-src 'none'");
      assert.equal(header('cache-control'), 'private, no-store');
      assert.equal(header('cross-origin-resource-policy'), 'cross-origin');
      const head = await fetch(here(url), { method: 'HEAD' });
      assert.equal(head.headers.get('content-length'), String(pdf.length));
      assert.equal(await head.text(), '');
    }
  });

  test('are images where they are images', async () => {
    const { ann, file } = await sent(await plain(30, 20, 'webp'), 'a.webp');
    const answer = await fetch(here(granted(await ann.ask('file', { file })).url));
    assert.equal(answer.headers.get('content-type'), 'image/webp');
    assert.equal((await look(new Uint8Array(await answer.arrayBuffer()))).width, 30);
  });

  test('are no affair of another chat, another council, or a guesser', async () => {
    const { conversation, file } = await sent(pdf, 'a.pdf');
    const other = await sent(pdf, 'b.pdf');
    assert.equal(refused(await other.ann.ask('file', { file })).code, 'file-unknown');
    assert.equal(refused(await other.ann.ask('file', { file: newId() })).code, 'file-unknown');
    const [sam, ray] = [await room.staff(room.sam), await room.staff(room.ray)];
    const elsewhere = { conversation: other.conversation, file };
    assert.equal(refused(await sam.ask('file', elsewhere)).code, 'file-unknown');
    assert.equal(
      refused(await ray.ask('file', { conversation, file })).code,
      'conversation-unknown',
    );
    const nobody = await room.resident();
    assert.equal(refused(await nobody.ask('file', { file })).code, 'token-unknown');
    const guessed = await fetch(`${room.relay.url}/f/${'A'.repeat(72)}`);
    const problem = (await guessed.json()) as ProblemView;
    assert.deepEqual([guessed.status, problem.code], [404, 'file-unknown']);
    assert.equal(guessed.headers.get('cache-control'), 'no-store');
  });

  test('whose bytes have gone are refused, and the relay goes on', async () => {
    const { ann, file } = await sent(pdf, 'a.pdf');
    await rm(join(room.relay.folder, 'files', 'hart', file));
    const answer = await fetch(here(granted(await ann.ask('file', { file })).url));
    assert.equal(((await answer.json()) as ProblemView).code, 'file-unknown');
    assert.equal((await fetch(`${room.relay.url}/healthz`)).status, 200);
  });
});
