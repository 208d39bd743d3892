import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { limits, type ProblemView } from '@bellman/protocol';
import { newSecret } from '../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { handClock } from '../testing/chats.js';
import { connectResident, granted, refused } from '../testing/sockets.js';

describe('a chat opened by something other than its token', () => {
  const clock = handClock();
  let room: ChatRoom;
  before(async () => {
    const env = { BELLMAN_TRUSTED_PROXIES: 'loopback' };
    room = await openChatRoom({ clock, env });
  });
  after(() => room.close());

  const begin = async () => {
    const ann = await room.resident();
    return { ann, begun: granted(await ann.ask('start', startOf())) };
  };
  const resume = (body: object, address = '192.0.2.1', council = 'hart') =>
    fetch(`${room.relay.url}/api/v1/councils/${council}/chats/resume`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify(body),
    });
  const codeOf = async (answer: Response) => ((await answer.json()) as ProblemView).code;

  test('opens once by a code that was handed over, and the page that it came from goes on', async () => {
    const { ann, begun } = await begin();
    const { code, expiresAt } = granted(await ann.ask('handOver', {}));
    assert.equal(expiresAt, clock.now() + limits.codeLife.handOver);
    const there = await room.resident({ code, since: 1 });
    const resumed = await there.hear('resumed');
    assert.equal(resumed.conversation.id, begun.conversation.id);
    assert.deepEqual(
      resumed.messages.map(({ seq }) => seq),
      [2],
    );
    granted(await there.ask('message', { id: newSecret(), body: 'On the other page' }));
    await ann.hear('messages', ({ messages }) => messages.some(({ seq }) => seq === 3));
    granted(await ann.ask('message', { id: newSecret(), body: 'On the first' }));
    const back = await room.resident({ token: resumed.token });
    assert.equal((await back.hear('resumed')).conversation.id, begun.conversation.id);

    const late = await room.resident({ code });
    assert.equal((await late.hear('lost')).problem.code, 'code-unknown');
    granted(await late.ask('start', startOf()));
  });

  test('not by one that is too old, another council’s, or of a chat that has ended', async () => {
    const { ann } = await begin();
    const { code } = granted(await ann.ask('handOver', {}));
    const elsewhere = await room.resident({ code, council: 'rushmoor' });
    assert.equal((await elsewhere.hear('lost')).problem.code, 'code-unknown');
    clock.pass(limits.codeLife.handOver);
    const late = await room.resident({ code });
    assert.equal((await late.hear('lost')).problem.code, 'code-unknown');
    granted(await ann.ask('end', {}));
    assert.equal(refused(await ann.ask('handOver', {})).code, 'conversation-ended');
  });

  test('opens by reference and code however they are typed, and slows whoever guesses', async () => {
    const { ann, begun } = await begin();
    const { reference, code } = granted(await ann.ask('transcript', {}));
    assert.equal(reference, begun.conversation.reference);
    const typed = { reference: ` ${reference.toLowerCase()}`, code: code.replaceAll('-', ' ') };
    const answer = await resume(typed);
    assert.equal(answer.status, 200);
    const { token } = (await answer.json()) as { token: string };
    const back = await room.resident({ token });
    assert.equal((await back.hear('resumed')).conversation.id, begun.conversation.id);
    assert.equal(await codeOf(await resume(typed, '192.0.2.1', 'rushmoor')), 'resume-unknown');

    const wrong = { ...typed, code: '0000-0000-0000' };
    for (let tried = 0; tried < limits.resumeFailures; tried += 1) {
      assert.equal(await codeOf(await resume(wrong, `192.0.2.${tried + 10}`)), 'resume-unknown');
    }
    const slowed = await resume(typed, '192.0.2.99');
    assert.equal(slowed.headers.get('retry-after'), '900');
    assert.equal(await codeOf(slowed), 'too-many-codes');
    clock.pass(15 * 60_000);
    assert.equal((await resume(typed)).status, 200);
  });

  test('left for good, it has ended, and nothing opens it', async () => {
    const ann = await room.resident();
    const start = startOf();
    const begun = granted(await ann.ask('start', start));
    const { code: handOver } = granted(await ann.ask('handOver', {}));
    const { reference, code } = granted(await ann.ask('transcript', {}));
    const leave = () =>
      fetch(`${room.relay.url}/api/v1/councils/hart/chats/self`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${begun.token}` },
      });
    assert.equal((await leave()).status, 204);
    await ann.hear('conversation', ({ conversation }) => conversation.state === 'ended');
    await ann.hear('messages', ({ messages }) =>
      messages.some(({ event }) => event?.code === 'ended'),
    );
    // Told, and let go: whoever finds the tab open can read nothing more out of the relay.
    for (const asked of ['replay', 'transcript', 'handOver'])
      assert.equal(refused(await ann.raw(asked, { since: 0 })).code, 'token-unknown');
    assert.equal(await codeOf(await leave()), 'token-unknown');
    const back = await room.resident({ token: begun.token });
    assert.equal((await back.hear('lost')).problem.code, 'token-unknown');
    const there = await room.resident({ code: handOver });
    assert.equal((await there.hear('lost')).problem.code, 'code-unknown');
    assert.equal(await codeOf(await resume({ reference, code })), 'resume-unknown');
    assert.equal(refused(await there.ask('start', start)).code, 'conversation-ended');
  });

  test('an address that starts too many is told to wait, behind a proxy too; a repeat is not', async () => {
    const from = async (address: string) => {
      const headers = { 'x-forwarded-for': `203.0.113.9, ${address}` };
      const { socket, ask } = await connectResident(room.relay, {}, { headers });
      const start = startOf();
      const again = () => ask('start', start);
      return { answer: await again(), again, close: () => socket.close() };
    };
    const first = await from('8.8.4.4');
    for (let n = 1; n < limits.startsPerAddress; n += 1) (await from('8.8.4.4')).close();
    const slowed = await from('8.8.4.4');
    assert.equal(refused(slowed.answer).code, 'too-fast');
    const other = await from('8.8.8.8');
    granted(other.answer);
    granted(await first.again());
    for (const { close } of [first, slowed, other]) close();
  });

  test('danger to life is flagged once, in Welsh too, and stays; marks are told to the other side', async () => {
    const [cai, desk] = [await room.resident(), await room.staff(room.sam)];
    const begun = granted(await cai.ask('start', startOf({ language: 'cy' })));
    const { id: conversation } = begun.conversation;
    const ofThis = (more: (one: { danger: boolean }) => boolean) =>
      desk.hear('conversation', ({ conversation: one }) => one.id === conversation && more(one));
    granted(await desk.ask('take', { conversation }));
    await ofThis(({ danger }) => !danger);
    granted(await cai.ask('message', { id: newSecret(), body: 'Dw i EISIAU MARW.' }));
    await ofThis(({ danger }) => danger);
    granted(await cai.ask('message', { id: newSecret(), body: 'Diolch' }));
    const { lastSeq } = (
      await desk.hear('messages', ({ messages }) => messages.some(({ body }) => body === 'Diolch'))
    ).messages.reduce((most, { seq }) => ({ lastSeq: Math.max(most.lastSeq, seq) }), {
      lastSeq: 0,
    });
    assert.equal((await room.relay.store.chat.get({ conversation }))?.danger, 1);

    const reader = await room.staff(room.jo);
    const jo = await room.relay.store.people.byEmail({ email: 'jo@hart.example' });
    granted(await desk.ask('invite', { conversation, staff: jo?.id ?? '' }));
    granted(await reader.ask('replay', { conversation, since: 0 }));
    granted(await reader.ask('seen', { conversation, read: lastSeq }));
    granted(await desk.ask('seen', { conversation, delivered: lastSeq, read: lastSeq - 1 }));
    const told = await cai.hear('marks');
    assert.deepEqual(told, { delivered: lastSeq, read: lastSeq - 1 });
    granted(await cai.ask('seen', { read: lastSeq }));
    const heard = await reader.hear('marks', ({ read }) => read === lastSeq);
    assert.deepEqual(heard, { conversation, delivered: lastSeq, read: lastSeq });
    const back = granted(await desk.ask('watch', {})).mine.find(({ id }) => id === conversation);
    assert.deepEqual(back?.marks, { delivered: lastSeq, read: lastSeq });
  });
});
