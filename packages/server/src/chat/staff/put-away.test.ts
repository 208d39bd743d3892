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
  assert.deepEqual([(await watched()).mine.length, (await watched()).you.load], [1, 0]);
  granted(await sam.ask('putAway', { conversation }));
  granted(await sam.ask('putAway', { conversation }));
  await sam.hear('conversation', (what) => {
    const { state, wrapUp } = what.conversation;
    return state === 'ended' && !wrapUp;
  });
  assert.deepEqual([(await watched()).mine, (await watched()).you.load], [[], 0]);
  assert.equal(await room.relay.store.wrapUps.of({ conversation }), null);
});

test('a chat is wrapped up under its own service, though its council has that no more', async () => {
  await room.relay.hire('bea@hart.example', 'Bea', { hart: ['administrator'] });
  const bea = deskRest(room.relay, await room.relay.signIn('bea@hart.example'));
  const [ann, sam] = [await room.resident(), await room.staff(room.sam)];
  const conversation = granted(await ann.ask('start', startOf())).conversation.id;
  granted(await sam.ask('take', { conversation }));
  granted(await sam.ask('end', { conversation }));
  const { version, settings } = (await bea.ask<SettingsAnswer>('GET', 'settings')).body;
  const services = settings.services.filter(({ id }) => id !== 'waste');
  const gone = await bea.ask('PATCH', 'settings', { version, patch: { services } });
  assert.equal(gone.status, 200);
  const said = { journey: 'ask', level: 1, resolved: true, avoidable: false } as const;
  const wrapUp = { conversation, ...said, why: '', reference: '' };
  const other = refused(await sam.ask('wrapUp', { ...wrapUp, service: 'unheard-of' }));
  assert.equal(other.code, 'service-unknown');
  granted(await sam.ask('wrapUp', { ...wrapUp, service: 'waste' }));
  assert.equal((await room.relay.store.wrapUps.of({ conversation }))?.service, 'waste');
});
