import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { limits, type Ack, type ResidentReplies } from '@bellman/protocol';
import { newSecret } from '../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { connectResident, granted, refusal, refused } from '../testing/sockets.js';

describe('a resident at the relay', () => {
  let room: ChatRoom;
  before(async () => {
    room = await openChatRoom();
  });
  after(() => room.close());

  test('a start is answered before anything of the chat is told; a repeat opens the same chat', async () => {
    const ann = await room.resident();
    const start = startOf();
    const order: string[] = [];
    ann.socket.onAny((event: string) => order.push(event));
    const answer = await new Promise<Ack<ResidentReplies['start']>>((resolve) => {
      // Not by a promise, which would note the answer later than it came.
      ann.socket.emit('start', start, (ack: Ack<ResidentReplies['start']>) => {
        order.push('answer');
        resolve(ack);
      });
    });
    await ann.hear('messages');
    const first = granted(answer);
    assert.equal(order[0], 'answer');
    const again = await room.resident();
    const second = granted(await again.ask('start', start));
    assert.equal(second.conversation.id, first.conversation.id);
    assert.deepEqual(second.messages, first.messages);
    assert.notEqual(second.token, first.token);
  });

  test('the same message id with the same words gets the same answer, with others a refusal', async () => {
    const ann = await room.resident();
    granted(await ann.ask('start', startOf()));
    const id = newSecret();
    const first = granted(await ann.ask('message', { id, body: 'Once' }));
    assert.deepEqual(granted(await ann.ask('message', { id, body: ' Once ' })), first);
    assert.equal(
      refused(await ann.ask('message', { id, body: 'Twice' })).code,
      'message-id-reused',
    );
  });

  test('refuses what a person cannot send, and keeps nothing of it', async () => {
    const ann = await room.resident();
    const early = refused(await ann.ask('message', { id: newSecret(), body: 'Hello' }));
    assert.equal(early.code, 'token-unknown');
    const begun = granted(await ann.ask('start', startOf()));
    assert.equal(
      refused(await ann.ask('message', { id: newSecret(), body: ' \n ' })).code,
      'message-empty',
    );
    const long = refused(await ann.ask('message', { id: newSecret(), body: 'x'.repeat(4_001) }));
    assert.deepEqual(
      [long.code, long.params],
      ['message-too-long', { limit: 4_000, length: 4_001 }],
    );
    granted(await ann.ask('message', { id: newSecret(), body: 'x'.repeat(4_000) }));
    const shape = refused(await ann.raw('message', { id: newSecret(), body: 7 }));
    assert.deepEqual(
      [shape.code, shape.params],
      ['body-wrong-shape', { path: 'body', expected: 'expected string but got 7' }],
    );
    const nul = refused(await ann.raw('message', { id: newSecret(), body: 'a\0b' }));
    assert.equal(nul.params?.['path'], 'body');
    assert.equal(refused(await ann.raw('constructor', {})).code, 'event-unknown');
    const service = refused(await ann.ask('start', startOf({ service: 'flooding' })));
    assert.deepEqual([service.code, service.params], ['service-unknown', { service: 'flooding' }]);
    const kept = granted(await ann.ask('replay', { since: begun.conversation.lastSeq }));
    assert.deepEqual(
      kept.messages.map(({ body }) => body.length),
      [4_000],
    );
  });

  test('a socket that sends too much is told to wait, and goes on being answered', async () => {
    const ann = await room.resident();
    const all = Array.from({ length: limits.socketEventsPerMinute + 1 }, () =>
      ann.raw('typing', {}),
    );
    const codes = (await Promise.all(all)).map((ack) => (ack.ok ? 'ok' : ack.problem.code));
    assert.equal(codes.filter((code) => code === 'too-fast').length, 1);
    assert.equal(codes.length, all.length);
  });

  test('comes back by its token with what was missed; the old token dies once the new is used', async () => {
    const [ann, desk] = [await room.resident(), await room.staff(room.sam)];
    const begun = granted(await ann.ask('start', startOf()));
    const { id: conversation } = begun.conversation;
    ann.socket.close();
    granted(await desk.ask('take', { conversation }));
    granted(await desk.ask('message', { conversation, id: newSecret(), body: 'Are you there?' }));

    const back = await room.resident({ token: begun.token, since: 2 });
    const resumed = await back.hear('resumed');
    assert.equal(back.heard[0]?.event, 'resumed');
    assert.deepEqual(
      resumed.messages.map(({ seq }) => seq),
      [3, 4],
    );
    assert.equal(resumed.more, false);
    assert.equal(resumed.conversation.state, 'active');
    granted(await back.ask('message', { id: newSecret(), body: 'Yes' }));

    const lostAnswer = await room.resident({ token: begun.token, since: 0 });
    assert.equal((await lostAnswer.hear('resumed')).messages.length, 5);
    const third = await room.resident({ token: resumed.token, since: 5 });
    await third.hear('resumed');
    const stale = await room.resident({ token: begun.token, since: 5 });
    assert.equal((await stale.hear('lost')).problem.code, 'token-unknown');
    // It may begin anew on the same socket.
    granted(await stale.ask('start', startOf()));
  });

  test('a token opens nothing at another council', async () => {
    const ann = await room.resident();
    const { token } = granted(await ann.ask('start', startOf()));
    const elsewhere = await room.resident({ council: 'rushmoor', token });
    assert.equal((await elsewhere.hear('lost')).problem.code, 'token-unknown');
    const home = await room.resident({ token });
    await home.hear('resumed');
  });

  test('a long absence is caught up page by page', async () => {
    const ann = await room.resident();
    const begun = granted(await ann.ask('start', startOf()));
    const bodies = Array.from({ length: limits.replayPage + 20 }, (_, index) => `line ${index}`);
    const sent = await Promise.all(
      bodies.map((body) => ann.ask('message', { id: newSecret(), body })),
    );
    assert.deepEqual(
      sent.map((ack) => granted(ack).seq),
      bodies.map((_, index) => index + 3),
    );
    const back = await room.resident({ token: begun.token, since: 2 });
    const resumed = await back.hear('resumed');
    assert.deepEqual([resumed.messages.length, resumed.more], [limits.replayPage, true]);
    const rest = granted(await back.ask('replay', { since: resumed.messages.at(-1)?.seq ?? 0 }));
    assert.deepEqual([rest.messages.length, rest.more], [20, false]);
    assert.deepEqual(
      [...resumed.messages, ...rest.messages].map(({ body }) => body),
      bodies,
    );
  });

  test('works over long polling', async () => {
    const polling = await room.resident({}, 'polling');
    const begun = granted(await polling.ask('start', startOf()));
    const { seq } = granted(await polling.ask('message', { id: newSecret(), body: 'Slowly' }));
    await polling.hear('messages', ({ messages }) =>
      messages.some((message) => message.seq === seq),
    );
    assert.equal(begun.messages.length, 2);
  });

  test('refuses at CONNECT, with the reason', async () => {
    const council = await refusal(connectResident(room.relay, { council: 'nowhere' }));
    assert.deepEqual([council.code, council.params], ['council-unknown', { council: 'nowhere' }]);
    const origin = await refusal(
      connectResident(room.relay, {}, { origin: 'https://elsewhere.example' }),
    );
    assert.deepEqual(
      [origin.code, origin.params],
      ['origin-refused', { origin: 'https://elsewhere.example' }],
    );
    const version = await refusal(connectResident(room.relay, { protocol: 99, council: 12 }));
    assert.deepEqual(
      [version.code, version.params],
      ['protocol-unsupported', { oldest: 1, newest: 1 }],
    );
    const shape = await refusal(connectResident(room.relay, { council: 'HART' }));
    assert.deepEqual([shape.code, shape.params?.['path']], ['body-wrong-shape', 'council']);
  });
});
