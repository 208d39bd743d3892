import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newSecret } from '../../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../../testing/chat-room.js';
import { granted, refused } from '../../testing/sockets.js';

/** A word that stands in everything that staff write among themselves, and nowhere else. */
const secret = 'Quokka';

describe('what staff say among themselves about a chat', () => {
  let room: ChatRoom;
  let kim = '';
  let jo = '';
  before(async () => {
    room = await openChatRoom();
    await room.relay.hire('kim@hart.example', 'Kim Lake', { hart: ['supervisor'] });
    kim = await room.relay.signIn('kim@hart.example');
    jo = (await room.relay.store.people.byEmail({ email: 'jo@hart.example' }))?.id ?? '';
  });
  after(() => room.close());

  test('reaches colleagues, and nothing of it the resident, whatever they are told', async () => {
    const [ann, sam, jos, kims] = [
      await room.resident(),
      await room.staff(room.sam),
      await room.staff(room.jo),
      await room.staff(kim),
    ];
    const begun = granted(await ann.ask('start', startOf()));
    const conversation = begun.conversation.id;
    granted(await sam.ask('take', { conversation }));

    // Reading along: who may, and that it leaves no trace.
    assert.equal(refused(await jos.ask('listen', { conversation })).code, 'listen-refused');
    granted(await sam.ask('invite', { conversation, staff: jo }));
    assert.deepEqual(await jos.hear('invited'), { conversation, by: 'Sam' });
    const listening = granted(await jos.ask('listen', { conversation }));
    assert.equal(listening.conversation.id, conversation);
    granted(await kims.ask('listen', { conversation }));
    granted(await jos.ask('seen', { conversation, read: 3 }));
    granted(await kims.ask('seen', { conversation, read: 3 }));
    granted(await kims.ask('typing', { conversation }));
    granted(await jos.ask('typing', { conversation }));

    // Notes, each masked and told once.
    const id = newSecret();
    const body = ` ${secret} 4111 1111 1111 1111 `;
    const { note } = granted(await sam.ask('note', { conversation, id, body }));
    assert.deepEqual([note.name, note.body], ['Sam Taylor', `${secret} •••• •••• •••• ••••`]);
    assert.deepEqual(granted(await sam.ask('note', { conversation, id, body })).note, note);
    for (const listener of [sam, jos, kims]) {
      assert.deepEqual(await listener.hear('note'), { conversation, note });
    }
    const empty = refused(
      await sam.ask('note', { conversation, id: newSecret(), body: ' \u200B' }),
    );
    assert.equal(empty.code, 'note-empty');
    const long = { conversation, id: newSecret(), body: 'x'.repeat(2_001) };
    assert.equal(refused(await sam.ask('note', long)).code, 'note-too-long');

    // A concern, passing on with a note, and what became of it.
    const words = `${secret} is not safe`;
    const concern = { conversation, id: newSecret(), kind: 'concern', words } as const;
    const raised = granted(await sam.ask('raise', concern)).case;
    assert.match(raised.reference, /^S-/);
    assert.deepEqual(granted(await sam.ask('raise', concern)).case, raised);
    assert.deepEqual((await kims.hear('case')).case, raised);
    const to = { staff: jo };
    granted(await sam.ask('transfer', { conversation, to, note: `${secret} knows the rest` }));
    const rings = await jos.hear('conversation', (what) => what.conversation.offer !== null);
    assert.deepEqual([rings.conversation.offer?.to, rings.conversation.offer?.from], [jo, 'Sam']);
    granted(await jos.ask('take', { conversation }));
    const { notes } = granted(await jos.ask('notes', { conversation }));
    assert.deepEqual(
      notes.map((one) => one.body),
      [note.body, `${secret} knows the rest`],
    );
    granted(await jos.ask('end', { conversation }));
    const wrapUp = {
      conversation,
      service: 'waste',
      journey: 'report',
      level: 4,
      resolved: true,
      avoidable: true,
      why: `${secret} letter`,
      reference: `${secret}-1`,
    } as const;
    granted(await jos.ask('wrapUp', wrapUp));

    await ann.hear('messages', ({ messages }) =>
      messages.some(({ event }) => event?.code === 'ended'),
    );
    const later = granted(await ann.ask('replay', { since: 0 }));
    const link = granted(await ann.ask('transcript', {}));
    const transcript = await (await fetch(new URL(link.url, room.relay.url))).text();
    const tab = await room.resident({ token: begun.token });
    await tab.hear('resumed');
    const told = JSON.stringify([begun, ann.heard, tab.heard, later, link, transcript]);
    assert.doesNotMatch(told, new RegExp(secret));
    // Nor that somebody read, typed, was asked or wrote down a concern.
    assert.doesNotMatch(told, new RegExp(`Kim|Lake|Taylor|${raised.reference}`));
    assert.deepEqual(
      ann.heard.filter(({ event }) => event === 'typing' || event === 'marks'),
      [],
    );
    const codes = later.messages.flatMap(({ event }) => event?.code ?? []);
    assert.deepEqual(codes, ['started', 'joined', 'transferred', 'joined', 'ended']);
    assert.equal(kims.heard.filter(({ event }) => event === 'case').length, 1);
    assert.ok(sam.heard.every(({ event }) => event !== 'case' && event !== 'wall'));
    assert.ok(kims.heard.some(({ event }) => event === 'wall'));
    const lines = await room.relay.store.audit.list({ council: 'hart', limit: 50 });
    assert.deepEqual(
      lines.map(({ act, name, subject }) => [act, name, subject]),
      [
        ['case.raise', 'Sam Taylor', raised.id],
        ['chat.listen', 'Kim Lake', conversation],
      ],
    );
  });

  test('is heard no longer by who stops reading along, but by who has the chat', async () => {
    const [ann, sam, kims] = [
      await room.resident(),
      await room.staff(room.sam),
      await room.staff(kim),
    ];
    const begun = granted(await ann.ask('start', startOf()));
    const conversation = begun.conversation.id;
    granted(await sam.ask('take', { conversation }));
    granted(await kims.ask('listen', { conversation }));
    const first = granted(await ann.ask('message', { id: newSecret(), body: 'One' }));
    await kims.hear('messages', ({ messages }) => messages.some(({ seq }) => seq === first.seq));
    for (const listener of [kims, sam]) granted(await listener.ask('unlisten', { conversation }));
    const second = granted(await ann.ask('message', { id: newSecret(), body: 'Two' }));
    const note = { conversation, id: newSecret(), body: 'Well done' };
    assert.equal(refused(await kims.ask('note', note)).code, 'listen-refused');
    granted(await sam.ask('note', note));
    await sam.hear('messages', ({ messages }) => messages.some(({ seq }) => seq === second.seq));
    await sam.hear('note');
    granted(await sam.ask('end', { conversation }));
    await kims.hear(
      'conversation',
      (what) => what.conversation.id === conversation && what.conversation.state === 'ended',
    );
    const heard = kims.heard.flatMap((one) => (one.event === 'messages' ? one.what.messages : []));
    assert.deepEqual(
      heard.map(({ seq }) => seq),
      [first.seq],
    );
    assert.ok(kims.heard.every(({ event }) => event !== 'note'));
  });
});
