import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newId, newSecret } from '../../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../../testing/chat-room.js';
import { granted, refused, type TestStaff } from '../../testing/sockets.js';

describe('a chat’s words are read by those who need to know them', () => {
  let room: ChatRoom;
  let kim = '';
  const ids = new Map<string, string>();
  before(async () => {
    room = await openChatRoom();
    await room.relay.hire('kim@hart.example', 'Kim Lake', { hart: ['supervisor'] });
    kim = await room.relay.signIn('kim@hart.example');
    for (const one of ['sam', 'jo', 'kim']) {
      const found = await room.relay.store.people.byEmail({ email: `${one}@hart.example` });
      ids.set(one, found?.id ?? '');
    }
  });
  after(() => room.close());

  const idOf = (name: string): string => ids.get(name) ?? '';

  /** How each way to read a chat is answered: the codes of what is refused. */
  const ways = async (desk: TestStaff, conversation: string): Promise<string[]> => {
    const acks = [
      await desk.ask('replay', { conversation, since: 0 }),
      await desk.ask('notes', { conversation }),
      await desk.ask('note', { conversation, id: newSecret(), body: 'A note' }),
      await desk.ask('file', { conversation, file: newId() }),
    ];
    return acks.map((ack) => (ack.ok ? 'ok' : ack.problem.code));
  };
  const open = ['ok', 'ok', 'ok', 'file-unknown'];
  const shut = ['listen-refused', 'listen-refused', 'listen-refused', 'listen-refused'];

  /** The bodies of messages that a desk heard. */
  const bodies = ({ heard }: TestStaff): string[] =>
    heard
      .flatMap((one) => (one.event === 'messages' ? one.what.messages : []))
      .flatMap(({ body }) => (body === '' ? [] : [body]));
  const lines = async (): Promise<string[]> =>
    (await room.relay.store.audit.list({ council: 'hart', limit: 50 })).map(
      ({ act, name }) => `${name} ${act}`,
    );

  test('by anybody while it waits, and then by whoever has it, who was asked, or who says so', async () => {
    const ann = await room.resident();
    const [sam, jo, kims, kims2] = [
      await room.staff(room.sam),
      await room.staff(room.jo),
      await room.staff(kim),
      await room.staff(kim),
    ];
    const conversation = granted(await ann.ask('start', startOf())).conversation.id;
    const say = async (body: string): Promise<void> => {
      granted(await ann.ask('message', { id: newSecret(), body }));
    };
    const heardBy = async (desk: TestStaff, words: string): Promise<void> => {
      await desk.hear('messages', ({ messages }) => messages.some(({ body }) => body === words));
    };
    assert.deepEqual(await ways(jo, conversation), open);
    granted(await jo.ask('listen', { conversation }));
    await say('While it waits');
    await heardBy(jo, 'While it waits');

    granted(await sam.ask('take', { conversation }));
    await jo.hear('conversation', (what) => what.conversation.state === 'active');
    await say('To Sam alone');
    await heardBy(sam, 'To Sam alone');
    assert.deepEqual(await ways(sam, conversation), open);
    for (const other of [jo, kims]) assert.deepEqual(await ways(other, conversation), shut);
    assert.equal(refused(await jo.ask('listen', { conversation })).code, 'listen-refused');
    assert.deepEqual(await lines(), []);

    // A supervisor says so first, on the socket that reads.
    granted(await kims.ask('listen', { conversation }));
    granted(await kims.ask('listen', { conversation }));
    assert.deepEqual(await ways(kims, conversation), open);
    assert.deepEqual(await ways(kims2, conversation), shut);
    assert.deepEqual(await lines(), ['Kim Lake chat.listen']);
    granted(await sam.ask('invite', { conversation, staff: idOf('jo') }));
    assert.deepEqual(await ways(jo, conversation), open);

    // Passed on, it is no more of whoever had it.
    granted(await sam.ask('transfer', { conversation, to: { staff: idOf('kim') }, note: '' }));
    await sam.hear('conversation', (what) => what.conversation.offer !== null);
    assert.deepEqual(await ways(sam, conversation), shut);
    assert.deepEqual(await ways(kims2, conversation), open);
    granted(await kims2.ask('take', { conversation }));
    await say('To Kim');
    for (const reader of [kims, kims2]) await heardBy(reader, 'To Kim');
    // Nor of those whom that one asked.
    assert.deepEqual(await ways(jo, conversation), shut);
    granted(await kims2.ask('invite', { conversation, staff: idOf('jo') }));
    granted(await jo.ask('listen', { conversation }));
    await say('Jo helps');
    await heardBy(jo, 'Jo helps');
    granted(await kims2.ask('end', { conversation }));
    await sam.hear('conversation', (what) => what.conversation.state === 'ended');
    assert.deepEqual(await ways(kims2, conversation), open);
    assert.deepEqual(await ways(sam, conversation), shut);
    assert.deepEqual(await ways(jo, conversation), shut);
    assert.deepEqual(bodies(sam), ['To Sam alone']);
    assert.deepEqual(bodies(jo), ['While it waits', 'Jo helps']);
    assert.deepEqual(await lines(), ['Kim Lake chat.listen']);
  });

  test('no more by whoever read it along and then had it, once it is another’s', async () => {
    const ann = await room.resident();
    const [sam, kims] = [await room.staff(room.sam), await room.staff(kim)];
    const conversation = granted(await ann.ask('start', startOf())).conversation.id;
    granted(await sam.ask('take', { conversation }));
    granted(await kims.ask('listen', { conversation }));
    granted(await kims.ask('takeOver', { conversation }));
    const owner =
      (name: string) => (what: { conversation: { advisor: { name: string } | null } }) =>
        what.conversation.advisor?.name === name;
    await kims.hear('conversation', owner('Kim Lake'));
    granted(await kims.ask('transfer', { conversation, to: { staff: idOf('sam') }, note: '' }));
    granted(await sam.ask('take', { conversation }));
    await kims.hear('conversation', owner('Sam Taylor'));
    assert.deepEqual(await ways(kims, conversation), shut);
  });
});
