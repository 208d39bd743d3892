import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { granted, refused } from '../testing/sockets.js';

let room: ChatRoom;

before(async () => {
  room = await openChatRoom();
});
after(() => room.close());

const ended = async () => {
  const resident = await room.resident();
  const { conversation } = granted(await resident.ask('start', startOf()));
  granted(await resident.ask('end', {}));
  return { resident, conversation: conversation.id };
};

test('a survey is taken once the chat has ended, once, and without what must not be kept', async () => {
  const resident = await room.resident();
  const { conversation } = granted(await resident.ask('start', startOf()));
  const said = {
    satisfaction: 4,
    resolved: 'partly',
    otherwise: 'phone',
    words: ' Quick. Card 4111 1111 1111 1111 ',
  } as const;
  assert.equal(refused(await resident.ask('survey', said)).code, 'survey-early');
  granted(await resident.ask('end', {}));
  granted(await resident.ask('survey', said));
  assert.equal(refused(await resident.ask('survey', { resolved: 'no' })).code, 'survey-given');
  const kept = await room.relay.store.surveys.of({ conversation: conversation.id });
  const { at, ...rest } = kept ?? {};
  assert.equal(typeof at, 'number');
  assert.deepEqual(rest, {
    conversation: conversation.id,
    council: 'hart',
    service: 'waste',
    ...said,
    words: 'Quick. Card •••• •••• •••• ••••',
  });
});

test('each answer is enough by itself, and none is not', async () => {
  for (const one of [
    { satisfaction: 1 },
    { resolved: 'no' },
    { otherwise: 'none' },
    { words: 'x' },
  ]) {
    const { resident, conversation } = await ended();
    granted(await resident.ask('survey', one as { words: string }));
    const kept = await room.relay.store.surveys.of({ conversation });
    assert.equal(kept?.words, 'words' in one ? 'x' : '');
  }
  const { resident, conversation } = await ended();
  assert.equal(refused(await resident.ask('survey', {})).code, 'body-wrong-shape');
  assert.equal(refused(await resident.raw('survey', { satisfaction: 6 })).code, 'body-wrong-shape');
  assert.equal(await room.relay.store.surveys.of({ conversation }), null);
});
