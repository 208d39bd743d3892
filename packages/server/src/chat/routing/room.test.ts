import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openChatRoom, startOf, type ChatRoom } from '../../testing/chat-room.js';
import { granted, refused } from '../../testing/sockets.js';

describe('the desk of a council whose chats ring', () => {
  let room: ChatRoom;
  before(async () => {
    room = await openChatRoom({
      settings: { hart: { routing: { mode: 'offer', offerSeconds: 300, wrapUp: 'required' } } },
    });
  });
  after(() => room.close());

  test('says who is there, rings, passes on, takes the next, and asks for the wrap-up', async () => {
    const [jo, sam] = [await room.staff(room.jo), await room.staff(room.sam)];
    const resting = granted(await sam.ask('setState', { state: 'break' }));
    assert.deepEqual([resting.you.state, resting.you.chosen], ['break', 'break']);

    const ann = await room.resident();
    const { id: conversation } = granted(await ann.ask('start', startOf())).conversation;
    const rung = await jo.hear('conversation', (what) => what.conversation.offer !== null);
    assert.equal(rung.conversation.id, conversation);
    await jo.hear('you', ({ you }) => you.load === 1);
    const elsewhere = refused(await sam.ask('take', { conversation }));
    assert.deepEqual(
      [elsewhere.code, elsewhere.params],
      ['offered-elsewhere', { name: 'Jo Green' }],
    );
    assert.equal(refused(await sam.ask('decline', { conversation })).code, 'not-offered');
    assert.equal(granted(await sam.ask('takeNext', {})).conversation, null);

    granted(await sam.ask('setState', { state: 'available' }));
    granted(await jo.ask('decline', { conversation }));
    await sam.hear(
      'conversation',
      ({ conversation: { offer } }) => offer !== null && offer.to !== rung.conversation.offer?.to,
    );
    granted(await jo.ask('setState', { state: 'away' }));
    const taken = granted(await sam.ask('takeNext', {})).conversation;
    assert.deepEqual([taken?.id, taken?.advisor?.name], [conversation, 'Sam Taylor']);
    await ann.hear('conversation', (what) => what.conversation.advisor === 'Sam');

    granted(await sam.ask('end', { conversation }));
    await sam.hear('you', (what) => what.you.state === 'wrap-up');
    const bob = await room.resident();
    const next = granted(await bob.ask('start', startOf({ name: 'Bob' }))).conversation.id;
    const first = refused(await sam.ask('takeNext', {}));
    assert.deepEqual([first.code, first.params], ['wrap-up-first', { name: 'Ann' }]);
    const owed = granted(await sam.ask('watch', {})).mine;
    assert.deepEqual(
      owed.map(({ id, wrapUp }) => [id, wrapUp]),
      [[conversation, true]],
    );
    const said = { journey: 'report', level: 2, resolved: true, avoidable: false } as const;
    const wrapUp = { conversation, service: 'waste', ...said, why: '', reference: '' };
    granted(await sam.ask('wrapUp', wrapUp));
    assert.equal(granted(await sam.ask('takeNext', {})).conversation?.id, next);
  });

  test('says in words which skill a chat is for', async () => {
    const jo = await room.staff(room.jo);
    const id = (await room.relay.store.people.byEmail({ email: 'jo@hart.example' }))?.id ?? '';
    const skills = { services: ['housing-advice'], languages: ['en' as const], team: null };
    await room.relay.store.desk.setSkills({ council: 'hart', staff: id, skills, capacity: 4 });
    const asks = async (more: object) => {
      const resident = await room.resident();
      const { conversation } = granted(await resident.ask('start', startOf(more)));
      const { code, params } = refused(await jo.ask('take', { conversation: conversation.id }));
      return [code, params];
    };
    granted(await jo.ask('setState', { state: 'break' }));
    const sam = await room.staff(room.sam);
    granted(await sam.ask('setState', { state: 'break' }));
    assert.deepEqual(await asks({}), ['skill-missing', { needs: 'Bins and recycling' }]);
    const welsh = { service: 'housing-advice', language: 'cy' };
    assert.deepEqual(await asks(welsh), ['skill-missing', { needs: 'Welsh' }]);
    assert.equal(granted(await jo.ask('takeNext', {})).conversation, null);
  });
});
