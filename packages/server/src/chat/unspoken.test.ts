import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { newSecret } from '../ground/ids.js';
import { loadDriver } from '../store/sqlite/driver.js';
import { storeFile } from '../store/sqlite/file.js';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { granted, refused } from '../testing/sockets.js';

const card = '4111 1111 1111 1111';
const hidden = '•••• •••• •••• ••••';
/** The number, whatever stands between its digits. */
const spoken = /4\D{0,3}(?:1\D{0,3}){14}1/;

/** Every value of every row of every table. */
const valuesIn = async (folder: string): Promise<string[]> => {
  const { DatabaseSync } = await loadDriver();
  const database = new DatabaseSync(storeFile(folder));
  try {
    const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
    return tables.flatMap(({ name }) =>
      database
        .prepare(`select * from "${String(name)}"`)
        .all()
        .map((row) => JSON.stringify(row)),
    );
  } finally {
    database.close();
  }
};

describe('a card’s number that a hand-made client sends', () => {
  let room: ChatRoom;
  let folder: string;
  const lines: string[] = [];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bellman-unspoken-'));
    room = await openChatRoom({
      place: { folder },
      env: { BELLMAN_LOG_LEVEL: 'trace' },
      logTo: { write: (line) => void lines.push(line) },
    });
  });
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= room.close());
  after(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });

  test('is in no table, no file, no line of the log, and is told to nobody', async () => {
    const [ann, other, desk] = [
      await room.resident(),
      await room.resident(),
      await room.staff(room.sam),
    ];
    const start = startOf({
      name: `Ann ${card}`,
      message: { id: newSecret(), body: `My card is ${card}` },
    });
    const begun = granted(await ann.ask('start', start));
    const conversation = begun.conversation.id;
    // Another tab, and the desk, hear what is told.
    granted(await other.ask('start', start));
    granted(await desk.ask('take', { conversation }));

    const id = newSecret();
    const sent = granted(await ann.ask('message', { id, body: card }));
    assert.equal(sent.body, hidden);
    // Masked already, as a browser sends it: the same message.
    assert.deepEqual(granted(await ann.ask('message', { id, body: hidden })), {
      ok: true,
      seq: sent.seq,
      at: sent.at,
    });
    const reply = { conversation, id: newSecret(), body: `You wrote ${card.replaceAll(' ', '-')}` };
    assert.equal(
      granted(await desk.ask('message', reply)).body,
      `You wrote ${hidden.replaceAll(' ', '-')}`,
    );
    assert.equal(
      granted(await ann.ask('message', { id: newSecret(), body: 'No' })).body,
      undefined,
    );

    const answers: unknown[] = [
      refused(await ann.raw(card, { id: card })),
      refused(
        await ann.raw('message', { id: newSecret(), body: Number(card.replaceAll(' ', '')) }),
      ),
      refused(await ann.raw('message', { id: card, body: [card] })),
      refused(await ann.raw('message', card)),
      refused(await desk.raw(card, card)),
    ];
    for (const body of [{ reference: card, code: card }, card, { reference: [card] }]) {
      const url = `${room.relay.url}/api/v1/councils/hart/chats/resume`;
      const headers = { 'content-type': 'application/json' };
      answers.push(
        await (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).text(),
      );
      answers.push(await (await fetch(url, { method: 'POST', headers, body: `{ ${card}` })).text());
    }
    await ann.hear('messages', ({ messages }) => messages.some(({ body }) => body === 'No'));
    await other.hear('messages', ({ messages }) => messages.some(({ body }) => body === 'No'));
    await desk.hear('messages', ({ messages }) => messages.some(({ body }) => body === 'No'));
    const told = JSON.stringify([ann.heard, other.heard, desk.heard, begun, answers]);
    assert.doesNotMatch(told, spoken);
    assert.match(told, /My card is ••••/);

    await close();
    const values = await valuesIn(folder);
    assert.ok(values.some((value) => value.includes(`Ann ${hidden}`)));
    for (const value of values) assert.doesNotMatch(value, spoken);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name), 'latin1');
      assert.doesNotMatch(bytes, spoken, entry.name);
    }
    assert.ok(lines.some((line) => line.includes('"request"')));
    for (const line of lines) assert.doesNotMatch(line, spoken);
  });
});
