import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import type { ResidentConversation } from '@bellman/protocol';
import { newSecret } from '../ground/ids.js';
import { startOf } from '../testing/chat-room.js';
import { handClock } from '../testing/chats.js';
import { startRelay, type TestRelay } from '../testing/relay.js';
import { connectResident, connectStaff, granted, refused } from '../testing/sockets.js';

const nine: [string, string][] = [['09:00', '17:00']];
const office = { monday: nine, tuesday: nine, wednesday: nine, thursday: nine, friday: nine };
const open = '2026-11-23T16:59Z';
const closed = '2026-11-23T17:00Z';
const answerBy = Date.UTC(2026, 10, 26, 17);

describe('starting when it is not open', () => {
  let relay: TestRelay;
  const clock = handClock();
  const sockets: { close(): unknown }[] = [];

  before(async () => {
    relay = await startRelay({ clock, settings: { hart: { hours: { usual: { week: office } } } } });
  });
  beforeEach(() => clock.set(closed));
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  after(() => relay.close());

  const resident = async (auth: object = {}) => {
    const client = await connectResident(relay, auth);
    sockets.push(client.socket);
    return client;
  };
  const desk = async () => {
    await relay.hire('sam@hart.example', 'Sam', { hart: ['advisor'] });
    const client = await connectStaff(relay, await relay.signIn('sam@hart.example'));
    sockets.push(client.socket);
    return client;
  };
  const eventsOf = (messages: readonly { event?: unknown; body: string }[]): unknown[] =>
    messages.map(({ event, body }) => event ?? body);

  test('is refused when closed, with the time at which it opens', async () => {
    const ann = await resident();
    const problem = refused(await ann.ask('start', startOf()));
    assert.equal(problem.code, 'chat-closed');
    assert.deepEqual(problem.params, { opens: '2026-11-24T09:00:00.000Z' });
    await relay.change('hart', { hours: { usual: { week: {} } } });
    const never = refused(await ann.ask('start', startOf()));
    assert.deepEqual([never.code, never.params], ['chat-closed', { opens: '' }]);
    await relay.change('hart', { hours: { usual: { week: office } } });
    clock.set(open);
    granted(await ann.ask('start', startOf()));
  });

  test('leaves a message where it is asked to, which advisers find in the queue', async () => {
    const ann = await resident();
    const start = startOf({ leave: true, email: ' ann@example.com ' });
    const left = granted(await ann.ask('start', start));
    const { state, left: isLeft, answerBy: by, position, wait } = left.conversation;
    assert.deepEqual([state, isLeft, by, position, wait], ['waiting', true, answerBy, null, null]);
    assert.deepEqual(eventsOf(left.messages).slice(1), [
      'My bin was missed',
      { code: 'left', params: { answerBy } },
    ]);
    const conversation = left.conversation.id;
    assert.equal((await relay.store.chat.get({ conversation }))?.email, 'ann@example.com');

    const sam = await desk();
    const seen = granted(await sam.ask('watch', {})).waiting.find(({ id }) => id === conversation);
    assert.deepEqual([seen?.left, seen?.answerBy], [true, answerBy]);
    granted(await sam.ask('take', { conversation }));
    const told = await ann.hear('conversation', (what) => what.conversation.state === 'active');
    assert.equal(told.conversation.advisor, 'Sam');
  });

  test('goes on to the chat that an earlier try of the same start had made', async () => {
    clock.set(open);
    const start = startOf();
    const { conversation } = granted(await (await resident()).ask('start', start));
    clock.set(closed);
    const again = granted(await (await resident()).ask('start', start));
    assert.equal(again.conversation.id, conversation.id);
    assert.equal(again.conversation.left, false);
    // It waits on after closing time, and its resident may go on writing.
    assert.equal(again.conversation.state, 'waiting');
  });

  test('asks for an address that is one, if any', async () => {
    const ann = await resident();
    const wrong = startOf({ leave: true, email: 'ann at home' });
    assert.equal(refused(await ann.ask('start', wrong)).code, 'email-malformed');
    const none = granted(await ann.ask('start', startOf({ leave: true, email: '  ' })));
    const row = await relay.store.chat.get({ conversation: none.conversation.id });
    assert.deepEqual([row?.left, row?.email], [1, null]);
  });

  test('is refused when as many wait as may, and a message is taken then', async () => {
    clock.set(open);
    const waiting = (await relay.store.chat.pace({ council: 'hart', ms: 1 })).waiting;
    await relay.change('hart', { mostWaiting: waiting + 1 });
    const [ann, bob] = [await resident(), await resident()];
    const start = startOf();
    granted(await ann.ask('start', start));
    const problem = refused(await bob.ask('start', startOf()));
    assert.deepEqual([problem.code, problem.params], ['chat-busy', { waiting: waiting + 1 }]);
    granted(await ann.ask('start', start));
    assert.equal(granted(await bob.ask('start', startOf({ leave: true }))).conversation.left, true);
    await relay.change('hart', { mostWaiting: 200 });
  });

  test('is not refused where nobody is on duty', async () => {
    clock.set(open);
    granted(await (await resident()).ask('start', startOf()));
  });
});

describe('leaving a message while waiting', () => {
  let relay: TestRelay;
  const clock = handClock();
  const sockets: { close(): unknown }[] = [];

  before(async () => {
    clock.set(open);
    relay = await startRelay({ clock, settings: { hart: { hours: { usual: { week: office } } } } });
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  after(() => relay.close());

  const waits = async () => {
    const client = await connectResident(relay);
    sockets.push(client.socket);
    const { conversation, token } = granted(await client.ask('start', startOf()));
    return { client, token, id: conversation.id };
  };

  test('makes it one, once, in every tab, and those behind move up', async () => {
    clock.set(open);
    const ann = await waits();
    clock.pass(1);
    const bob = await waits();
    const place = async (conversation: string) => relay.store.chat.position({ conversation });
    const behind = await place(bob.id);
    clock.set(closed);
    const tab = await connectResident(relay, { token: ann.token });
    sockets.push(tab.socket);
    const check = (conversation: ResidentConversation): void =>
      assert.deepEqual(
        [conversation.left, conversation.answerBy, conversation.position],
        [true, answerBy, null],
      );
    check(granted(await ann.client.ask('leave', {})).conversation);
    check((await tab.hear('conversation', ({ conversation }) => conversation.left)).conversation);
    await bob.client.hear('conversation', ({ conversation }) => conversation.position === 1);
    assert.deepEqual([behind, await place(bob.id)], [2, 1]);
    clock.set('2026-11-30T12:00Z');
    check(granted(await ann.client.ask('leave', {})).conversation);
    const entries = await tab.hear('messages', ({ messages }) =>
      messages.some(({ event }) => event?.code === 'left'),
    );
    assert.deepEqual(entries.messages.at(-1)?.event, { code: 'left', params: { answerBy } });
    // And more can be written to it.
    granted(await ann.client.ask('message', { id: newSecret(), body: 'It is the green one' }));
  });

  test('is refused once somebody answers, or it ended, or nothing began', async () => {
    clock.set(open);
    const ann = await waits();
    const staff = await relay.hire('sam@hart.example', 'Sam', { hart: ['advisor'] });
    await relay.store.chat.take({ conversation: ann.id, staff, staffName: 'Sam' });
    assert.equal(refused(await ann.client.ask('leave', {})).code, 'not-waiting');
    granted(await ann.client.ask('end', {}));
    assert.equal(refused(await ann.client.ask('leave', {})).code, 'not-waiting');
    const nobody = await connectResident(relay);
    sockets.push(nobody.socket);
    assert.equal(refused(await nobody.ask('leave', {})).code, 'token-unknown');
  });
});
