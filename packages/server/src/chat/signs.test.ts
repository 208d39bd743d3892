import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newSecret } from '../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { handClock } from '../testing/chats.js';
import { granted, type TestResident } from '../testing/sockets.js';

const MINUTE = 60_000;
const clock = handClock();
let room: ChatRoom;

before(async () => {
  room = await openChatRoom({ clock });
});
after(() => room.close());

/** Settles when the store says so: a sign is not waited for by what it comes with. */
const endsAt = async (conversation: string, expected: number | null): Promise<void> => {
  const now = async () => (await room.relay.store.chat.get({ conversation }))?.idle_ends_at;
  while ((await now()) !== expected) continue;
};

test('writing, typing, reading and being there each take a warning back; receiving does not', async () => {
  const resident = await room.resident();
  const { conversation } = granted(await resident.ask('start', startOf()));
  const { id } = conversation;
  const sam = await room.staff(room.sam);
  granted(await sam.ask('take', { conversation: id }));

  const signs: ((by: TestResident) => Promise<unknown>)[] = [
    (by) => by.ask('here', {}),
    (by) => by.ask('typing', {}),
    (by) => by.ask('seen', { read: 1 }),
    (by) => by.ask('message', { id: newSecret(), body: 'Still here' }),
  ];
  for (const sign of signs) {
    await room.relay.app.upkeep();
    clock.pass(15 * MINUTE);
    await room.relay.app.upkeep();
    const end = clock.now() + 5 * MINUTE;
    await endsAt(id, end);
    const warned = (what: { conversation: { idleEndsAt: number | null } }): boolean =>
      what.conversation.idleEndsAt === end;
    await Promise.all([resident.hear('conversation', warned), sam.hear('conversation', warned)]);
    await resident.ask('seen', { delivered: 2 });
    await room.relay.app.upkeep();
    await endsAt(id, end);
    await sign(resident);
    await endsAt(id, null);
  }
  granted(await resident.ask('end', {}));
});

test('who gives no sign hears that the chat ended, and why', async () => {
  const resident = await room.resident();
  const { conversation } = granted(await resident.ask('start', startOf()));
  const sam = await room.staff(room.sam);
  granted(await sam.ask('take', { conversation: conversation.id }));
  await room.relay.app.upkeep();
  for (const minutes of [15, 5]) {
    clock.pass(minutes * MINUTE);
    await room.relay.app.upkeep();
  }
  const { messages } = await resident.hear('messages', (what) =>
    what.messages.some(({ event }) => event?.code === 'ended'),
  );
  assert.deepEqual(messages.find(({ event }) => event?.code === 'ended')?.event?.params, {
    by: 'relay',
    name: '',
    reason: 'idle',
  });
});
