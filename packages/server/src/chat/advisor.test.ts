import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { newSecret } from '../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../testing/chat-room.js';
import { granted, refused } from '../testing/sockets.js';

describe('an advisor at the relay', () => {
  let room: ChatRoom;
  before(async () => {
    room = await openChatRoom();
  });
  after(() => room.close());

  test('goes both ways, each message once, in the order of the relay', async () => {
    const [ann, desk] = [await room.resident(), await room.staff(room.sam)];
    const begun = granted(await ann.ask('start', startOf()));
    const { id: conversation } = begun.conversation;
    assert.deepEqual(
      begun.messages.map(({ seq, sender, body }) => [seq, sender.kind, body]),
      [
        [1, 'system', ''],
        [2, 'resident', 'My bin was missed'],
      ],
    );
    assert.equal(begun.conversation.position !== null, true);
    const waiting = await desk.hear(
      'conversation',
      (what) => what.conversation.id === conversation,
    );
    assert.equal(waiting.conversation.firstWords, 'My bin was missed');

    const taken = granted(await desk.ask('take', { conversation }));
    assert.equal(taken.conversation.advisor?.name, 'Sam Taylor');
    const shown = await ann.hear('conversation', (what) => what.conversation.state === 'active');
    assert.equal(shown.conversation.advisor, 'Sam');

    const sent = granted(
      await desk.ask('message', { conversation, id: newSecret(), body: ' Which street? ' }),
    );
    await ann.hear('messages', ({ messages }) => messages.some(({ seq }) => seq === sent.seq));
    const answer = granted(await ann.ask('message', { id: newSecret(), body: 'High Street' }));
    await desk.hear('messages', ({ messages }) => messages.some(({ seq }) => seq === answer.seq));
    granted(await desk.ask('end', { conversation }));
    await ann.hear('conversation', (what) => what.conversation.state === 'ended');
    await ann.hear('messages', ({ messages }) =>
      messages.some(({ event }) => event?.code === 'ended'),
    );

    const seqs = ann.heard
      .flatMap((one) => (one.event === 'messages' ? one.what.messages : []))
      .map(({ seq }) => seq);
    assert.deepEqual(
      seqs.filter((seq) => seq > 2),
      [3, 4, 5, 6],
    );
    const late = refused(await ann.ask('message', { id: newSecret(), body: 'Thanks' }));
    assert.equal(late.code, 'conversation-ended');
  });

  test('is taken by exactly one of those who ask at once', async () => {
    const ann = await room.resident();
    const { conversation } = granted(await ann.ask('start', startOf()));
    const desks = await Promise.all([
      room.staff(room.sam),
      room.staff(room.jo),
      room.staff(room.sam),
      room.staff(room.jo),
    ]);
    const acks = await Promise.all(
      desks.map((desk) => desk.ask('take', { conversation: conversation.id })),
    );
    const winners = acks.flatMap((ack) => (ack.ok ? [ack.conversation.advisor?.name] : []));
    assert.equal(new Set(winners).size, 1);
    const losers = acks.flatMap((ack) => (ack.ok ? [] : [ack.problem]));
    assert.equal(losers.length, 2);
    for (const problem of losers) assert.deepEqual(problem.params, { name: winners[0] });
    const other = winners[0] === 'Sam Taylor' ? desks[1] : desks[0];
    const write = { conversation: conversation.id, id: newSecret(), body: 'Hello' };
    assert.equal(refused((await other?.ask('message', write)) ?? { ok: true }).code, 'not-yours');
  });

  test('staff of another council see nothing of it and cannot tell it from none', async () => {
    const ray = await room.staff(room.ray);
    const ann = await room.resident();
    const { conversation } = granted(await ann.ask('start', startOf()));
    const { id } = conversation;
    const none = '01890000-0000-7000-8000-000000000000';
    for (const there of [id, none]) {
      assert.equal(
        refused(await ray.ask('take', { conversation: there })).code,
        'conversation-unknown',
      );
      assert.equal(
        refused(await ray.ask('replay', { conversation: there, since: 0 })).code,
        'conversation-unknown',
      );
      assert.equal(
        refused(await ray.ask('end', { conversation: there })).code,
        'conversation-unknown',
      );
      const write = { conversation: there, id: newSecret(), body: 'Hello' };
      assert.equal(refused(await ray.ask('message', write)).code, 'conversation-unknown');
    }
    const { waiting, mine, you } = granted(await ray.ask('watch', {}));
    assert.deepEqual([waiting, mine, Object.keys(you.skills)], [[], [], ['rushmoor']]);
    // Something of its own, so that what went before would have been heard by now.
    const bob = await room.resident({ council: 'rushmoor' });
    const own = granted(await bob.ask('start', startOf()));
    await ray.hear('conversation', (what) => what.conversation.id === own.conversation.id);
    const told = ray.heard.map(({ event }) => event).filter((event) => event === 'conversation');
    assert.equal(told.length, 1);
    const all = JSON.stringify(ray.heard);
    assert.equal(
      [id, 'hart'].some((word) => all.includes(`"${word}"`)),
      false,
    );
    const lines = await room.relay.store.audit.list({ council: 'hart', limit: 10 });
    assert.deepEqual(
      lines.toReversed().map(({ act, name, subject, detail }) => [act, name, subject, detail]),
      ['take', 'replay', 'end', 'message'].map((event) => [
        'denied',
        'Ray Hill',
        event,
        { conversation: id },
      ]),
    );
  });

  test('places in the queue move up as others are taken', async () => {
    const council = 'rushmoor';
    const ray = await room.staff(room.ray);
    for (const { id } of granted(await ray.ask('watch', {})).waiting)
      granted(await ray.ask('take', { conversation: id }));
    const [first, second] = [await room.resident({ council }), await room.resident({ council })];
    const ahead = granted(await first.ask('start', startOf()));
    const behind = granted(await second.ask('start', startOf()));
    assert.deepEqual([ahead.conversation.position, behind.conversation.position], [1, 2]);
    granted(await ray.ask('take', { conversation: ahead.conversation.id }));
    await second.hear('conversation', (what) => what.conversation.position === 1);
  });

  test('each hears that the other types', async () => {
    const [ann, desk] = [await room.resident(), await room.staff(room.jo)];
    const { conversation } = granted(await ann.ask('start', startOf()));
    granted(await desk.ask('take', { conversation: conversation.id }));
    granted(await ann.ask('typing', {}));
    granted(await desk.ask('typing', { conversation: conversation.id }));
    assert.deepEqual(await ann.hear('typing'), { name: 'Jo' });
    assert.deepEqual(await desk.hear('typing'), { conversation: conversation.id });
  });

  test('a second tab and a second screen hear everything too', async () => {
    const ann = await room.resident();
    const begun = granted(await ann.ask('start', startOf()));
    const tab = await room.resident({ token: begun.token, since: 2 });
    await tab.hear('resumed');
    const [desk, screen] = [await room.staff(room.sam), await room.staff(room.sam)];
    granted(await desk.ask('take', { conversation: begun.conversation.id }));
    const { seq } = granted(await ann.ask('message', { id: newSecret(), body: 'Hello again' }));
    await tab.hear('messages', ({ messages }) => messages.some((message) => message.seq === seq));
    await screen.hear('messages', ({ messages }) =>
      messages.some((message) => message.seq === seq),
    );
  });
});
