import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { SettingsAnswer } from '@bellman/protocol';
import { openChatRoom, startOf, type ChatRoom } from '../../testing/chat-room.js';
import { deskRest } from '../../testing/desk-rest.js';
import { granted, refused } from '../../testing/sockets.js';

let room: ChatRoom;
before(async () => {
  room = await openChatRoom();
});
after(() => room.close());

test('a chat that has ended is put away without a wrap-up where its council lets its adviser', async () => {
  await room.relay.hire('ada@hart.example', 'Ada', { hart: ['administrator'] });
  const ada = deskRest(room.relay, await room.relay.signIn('ada@hart.example'));
  const wrapUps = async (wrapUp: 'required' | 'offered'): Promise<void> => {
    const { version } = (await ada.ask<SettingsAnswer>('GET', 'settings')).body;
    const change = { version, patch: { routing: { wrapUp } } };
    assert.equal((await ada.ask('PATCH', 'settings', change)).status, 200);
  };
  await wrapUps('required');

  const [ann, sam, jo] = [
    await room.resident(),
    await room.staff(room.sam),
    await room.staff(room.jo),
  ];
  const conversation = granted(await ann.ask('start', startOf())).conversation.id;
  granted(await sam.ask('take', { conversation }));
  assert.equal(refused(await sam.ask('putAway', { conversation })).code, 'not-yours');
  granted(await sam.ask('end', { conversation }));
  const watched = async () => granted(await sam.ask('watch', {}));
  assert.deepEqual((await watched()).you.mustWrapUp, ['hart']);
  assert.ok(Math.abs((await watched()).at - Date.now()) < 60_000);
  const asked = refused(await sam.ask('putAway', { conversation }));
  assert.deepEqual([asked.code, asked.params], ['wrap-up-first', { name: 'Ann' }]);

  await wrapUps('offered');
  // Nobody asks: the desks that are open are told.
  assert.deepEqual(await jo.hear('council'), { council: 'hart' });
  await jo.hear('you', ({ you }) => you.mustWrapUp.length === 0);
  assert.deepEqual((await watched()).you.mustWrapUp, []);
  assert.equal(refused(await jo.ask('putAway', { conversation })).code, 'not-yours');
  assert.deepEqual([(await watched()).mine.length, (await watched()).you.load], [1, 1]);
  granted(await sam.ask('putAway', { conversation }));
  granted(await sam.ask('putAway', { conversation }));
  await sam.hear('conversation', (what) => {
    const { state, wrapUp } = what.conversation;
    return state === 'ended' && !wrapUp;
  });
  assert.deepEqual([(await watched()).mine, (await watched()).you.load], [[], 0]);
  assert.equal(await room.relay.store.wrapUps.of({ conversation }), null);
});
