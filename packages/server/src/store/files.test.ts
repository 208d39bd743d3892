import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, Problem } from '@bellman/protocol';
import { digest, newId } from '../ground/ids.js';
import { startOf } from '../testing/chats.js';
import { eachEngine } from '../testing/stores.js';
import type { NewFile } from './files.js';

const fileIn = (conversation: string, id: string, bytes = id): NewFile => {
  const file = newId();
  return {
    entry: {
      conversation,
      senderKind: 'resident',
      sender: '',
      senderName: 'Ann',
      id,
      digest: digest(`file ${bytes}`),
      body: '',
      file,
    },
    row: {
      id: file,
      council: 'hart',
      conversation,
      sender_kind: 'resident',
      sender: '',
      name: 'Bins.jpg',
      type: 'image/jpeg',
      bytes: 12_345,
      width: 40,
      height: 30,
      alt: 'Two bins',
    },
  };
};

const codeOf = (acting: Promise<unknown>): Promise<string> =>
  acting.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Problem) return error.code;
      throw error;
    },
  );

eachEngine('a file', (stores) => {
  test('becomes an entry together with its facts, once', async () => {
    const store = await stores.open();
    const conversation = (await store.chat.start(startOf())).conversation.id;
    const file = fileIn(conversation, 'first');
    assert.deepEqual(await store.files.before({ conversation, id: 'first' }), {
      known: null,
      held: 0,
    });
    const added = await store.files.add(file);
    assert.deepEqual([added.seq, added.repeated], [2, false]);
    const again = fileIn(conversation, 'first');
    assert.deepEqual(await store.files.add(again), { ...added, repeated: true });
    assert.equal(await store.files.get({ id: again.row.id }), null);
    assert.deepEqual(await store.files.before({ conversation, id: 'first' }), {
      known: { seq: 2, digest: file.entry.digest },
      held: 1,
    });
    const { messages } = await store.chat.page({ conversation, since: 1, limit: 9 });
    assert.deepEqual(
      messages.map(({ seq, body, file: shown }) => [seq, body, shown]),
      [[2, '', file.row.id]],
    );
    const row = await store.files.get({ id: file.row.id });
    assert.deepEqual(row, { ...file.row, created_at: added.at });
    assert.deepEqual(await store.files.these({ ids: [newId(), file.row.id] }), [row]);
    assert.equal((await store.chat.get({ conversation }))?.first_words, '');
    await store.close();
  });

  test('that is refused leaves neither entry nor facts', async () => {
    const store = await stores.open();
    const conversation = (await store.chat.start(startOf())).conversation.id;
    for (let n = 0; n < limits.filesPerChat; n += 1) {
      await store.files.add(fileIn(conversation, `file ${n}`));
    }
    const refused = [
      [fileIn(conversation, 'more'), 'files-too-many'],
      [fileIn(conversation, 'file 0', 'other bytes'), 'message-id-reused'],
      [fileIn(newId(), 'file'), 'conversation-unknown'],
    ] as const;
    for (const [file, code] of refused) {
      assert.equal(await codeOf(store.files.add(file)), code);
      assert.equal(await store.files.get({ id: file.row.id }), null);
    }
    await store.chat.end({ conversation, by: 'resident', name: 'Ann' });
    assert.equal(await codeOf(store.files.add(fileIn(conversation, 'late'))), 'conversation-ended');
    assert.equal(await codeOf(store.files.add(fileIn(conversation, 'file 0'))), 'done');
    assert.equal((await store.files.before({ conversation, id: 'late' })).known, null);
    assert.equal((await store.chat.get({ conversation }))?.last_seq, limits.filesPerChat + 2);
    await store.close();
  });

  test('is one too many for one of those that come at once', async () => {
    const store = await stores.open();
    const conversation = (await store.chat.start(startOf())).conversation.id;
    const codes = await Promise.all(
      Array.from({ length: limits.filesPerChat + 3 }, (_, n) =>
        codeOf(store.files.add(fileIn(conversation, `file ${n}`))),
      ),
    );
    assert.equal(codes.filter((code) => code === 'done').length, limits.filesPerChat);
    assert.equal(codes.filter((code) => code === 'files-too-many').length, 3);
    await store.close();
  });
});
