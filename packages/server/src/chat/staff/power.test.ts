import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { CaseView, Wall } from '@bellman/protocol';
import { newId, newSecret } from '../../ground/ids.js';
import { openChatRoom, startOf, type ChatRoom } from '../../testing/chat-room.js';
import { handClock } from '../../testing/chats.js';
import { granted, refused } from '../../testing/sockets.js';

describe('what is done with power over a chat', () => {
  let room: ChatRoom;
  let kim = '';
  // A Monday in November: local time is UTC.
  const clock = handClock(Date.parse('2026-11-23T08:30Z'));
  before(async () => {
    room = await openChatRoom({ clock });
    await room.relay.hire('kim@hart.example', 'Kim Lake', { hart: ['supervisor'] });
    kim = await room.relay.signIn('kim@hart.example');
  });
  after(() => room.close());

  const ask = async (
    cookie: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: unknown }> => {
    const answer = await fetch(`${room.relay.url}/api/v1/desk/hart/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, origin: room.relay.url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  const cases = async () => (await ask(kim, 'cases')).body as CaseView[];
  const audited = async (most: number) =>
    (await room.relay.store.audit.list({ council: 'hart', limit: 50 }))
      .filter(({ act }) => act !== 'denied')
      .slice(0, most)
      .map(({ act, name }) => `${name} ${act}`)
      .toReversed();
  const done = { journey: 'ask', level: 1, resolved: true, avoidable: false } as const;
  const wrapUp = { ...done, service: 'waste', why: '', reference: '' };

  test('a supervisor goes on with another’s chat, and both sides hear it', async () => {
    const [ann, sam, kims] = [
      await room.resident(),
      await room.staff(room.sam),
      await room.staff(kim),
    ];
    const begun = granted(await ann.ask('start', startOf()));
    const conversation = begun.conversation.id;
    granted(await sam.ask('take', { conversation }));
    assert.equal(refused(await sam.ask('takeOver', { conversation })).code, 'not-permitted');
    const over = granted(await kims.ask('takeOver', { conversation })).conversation;
    assert.equal(over.advisor?.name, 'Kim Lake');
    await sam.hear('conversation', (what) => what.conversation.advisor?.name === 'Kim Lake');
    await ann.hear('conversation', (what) => what.conversation.advisor === 'Kim');
    const { seq } = granted(await ann.ask('message', { id: newSecret(), body: 'Hello' }));
    await kims.hear('messages', ({ messages }) => messages.some((one) => one.seq === seq));
    const late = { conversation, id: newSecret(), body: 'Wait' };
    assert.equal(refused(await sam.ask('message', late)).code, 'not-yours');
    granted(await kims.ask('message', late));

    const early = { conversation, ...wrapUp };
    assert.equal(refused(await kims.ask('wrapUp', early)).code, 'wrap-up-early');
    granted(await kims.ask('end', { conversation }));
    assert.equal(refused(await sam.ask('wrapUp', early)).code, 'not-yours');
    const wrong = refused(await kims.ask('wrapUp', { ...early, service: 'unheard-of' }));
    assert.equal(wrong.code, 'service-unknown');
    const owed = await kims.hear('conversation', (what) => what.conversation.wrapUp);
    assert.equal(owed.conversation.id, conversation);
    granted(await kims.ask('wrapUp', early));
    assert.deepEqual(await audited(1), ['Kim Lake chat.take-over']);
  });

  test('abuse ends a chat after a warning, and is a case for supervisors', async () => {
    const [ann, sam, kims] = [
      await room.resident(),
      await room.staff(room.sam),
      await room.staff(kim),
    ];
    const conversation = granted(await ann.ask('start', startOf())).conversation.id;
    granted(await sam.ask('take', { conversation }));
    const reason = 'abuse' as const;
    assert.equal(refused(await sam.ask('end', { conversation, reason })).code, 'warn-first');
    assert.equal(refused(await kims.ask('warn', { conversation })).code, 'not-yours');
    granted(await sam.ask('warn', { conversation }));
    const warned = await audited(50);
    assert.equal(warned.at(-1), 'Sam Taylor chat.warn');
    granted(await sam.ask('warn', { conversation }));
    assert.deepEqual(await audited(50), warned);
    await sam.hear('conversation', (what) => what.conversation.warned);
    granted(await sam.ask('end', { conversation, reason }));
    await ann.hear('messages', ({ messages }) =>
      messages.some(({ event }) => event?.params['reason'] === 'abuse'),
    );
    const { case: told } = await kims.hear('case');
    assert.deepEqual(
      [told.kind, told.conversation, told.name, told.words],
      ['abuse', conversation, 'Sam Taylor', ''],
    );
    assert.equal(told.dueAt, Date.parse('2026-11-24T17:00Z'));
    assert.deepEqual(await audited(2), ['Sam Taylor chat.warn', 'Sam Taylor chat.end-abuse']);
    granted(await sam.ask('wrapUp', { conversation, ...wrapUp }));
  });

  test('a complaint has its reference and its days, and is moved on by supervisors', async () => {
    const [ann, sam] = [await room.resident(), await room.staff(room.sam)];
    const conversation = granted(await ann.ask('start', startOf())).conversation.id;
    const raise = { conversation, id: newSecret(), kind: 'complaint', words: ' Late ' } as const;
    assert.equal(refused(await sam.ask('raise', raise)).code, 'not-yours');
    granted(await sam.ask('take', { conversation }));
    const long = { ...raise, words: 'x'.repeat(2_001) };
    assert.equal(refused(await sam.ask('raise', long)).code, 'case-words-too-long');
    const made = granted(await sam.ask('raise', raise)).case;
    assert.deepEqual(
      [made.words, made.state, made.dueAt],
      ['Late', 'open', Date.parse('2026-11-30T17:00Z')],
    );
    const noted = await ann.hear('messages', ({ messages }) =>
      messages.some(({ event }) => event?.code === 'recorded'),
    );
    assert.deepEqual(
      noted.messages.find(({ event }) => event?.code === 'recorded')?.event?.params,
      {
        kind: 'complaint',
        reference: made.reference,
        answerBy: Date.parse('2026-12-21T17:00Z'),
      },
    );

    assert.deepEqual(
      (await cases()).map(({ kind }) => kind),
      ['abuse', 'complaint'],
    );
    assert.equal((await ask(room.sam, 'cases')).status, 403);
    const step = (name: string, id = made.id) => ask(kim, `cases/${id}/steps`, { step: name });
    assert.equal((await step('acknowledge', newId())).status, 404);
    assert.equal((await step('stage-2')).status, 409);
    const acknowledged = (await step('acknowledge')).body as CaseView;
    assert.deepEqual(
      [acknowledged.state, acknowledged.dueAt],
      ['acknowledged', Date.parse('2026-12-21T17:00Z')],
    );
    assert.equal((await step('acknowledge')).status, 409);
    assert.equal(((await step('answer')).body as CaseView).dueAt, null);
    assert.equal(((await step('close')).body as CaseView).state, 'closed');
    assert.deepEqual(await audited(4), [
      'Sam Taylor case.raise',
      ...Array<string>(3).fill('Kim Lake case.step'),
    ]);
    granted(await sam.ask('end', { conversation }));
    granted(await sam.ask('wrapUp', { conversation, ...wrapUp }));
  });

  test('a chat goes to a service with a note, and colleagues are those with the skill', async () => {
    const [ann, sam, jo] = [
      await room.resident(),
      await room.staff(room.sam),
      await room.staff(room.jo),
    ];
    const joId = (await room.relay.store.people.byEmail({ email: 'jo@hart.example' }))?.id ?? '';
    const conversation = granted(await ann.ask('start', startOf())).conversation.id;
    granted(await sam.ask('take', { conversation }));
    const asked = granted(await sam.ask('colleagues', { conversation })).colleagues;
    assert.deepEqual(
      asked.map(({ name, state, load }) => [name, state, load]),
      [
        ['Jo Green', 'available', 0],
        ['Kim Lake', 'available', 0],
      ],
    );
    const skills = { services: ['waste'], languages: [], team: null };
    await room.relay.store.desk.setSkills({ council: 'hart', staff: joId, skills, capacity: 4 });
    const pass = (to: { staff: string } | { service: string }, note = '') =>
      sam.ask('transfer', { conversation, to, note });
    assert.equal(refused(await pass({ service: 'waste' })).code, 'transfer-same');
    assert.equal(refused(await pass({ service: 'flooding' })).code, 'service-unknown');
    assert.equal(refused(await pass({ staff: newId() })).code, 'staff-unknown');
    granted(await pass({ service: 'housing-advice' }, 'Two children'));
    const waits = await ann.hear(
      'conversation',
      (what) => what.conversation.service === 'housing-advice',
    );
    assert.deepEqual(
      [waits.conversation.state, waits.conversation.position, waits.conversation.advisor],
      ['waiting', 1, null],
    );
    assert.equal(refused(await pass({ service: 'waste' })).code, 'not-yours');
    assert.equal(refused(await jo.ask('take', { conversation })).code, 'skill-missing');
    const kims = await room.staff(kim);
    granted(await kims.ask('take', { conversation }));
    const { notes } = granted(await kims.ask('notes', { conversation }));
    assert.deepEqual(
      notes.map(({ name, body }) => [name, body]),
      [['Sam Taylor', 'Two children']],
    );
    const { messages } = granted(await kims.ask('replay', { conversation, since: 0 }));
    assert.ok(messages.some(({ body }) => body === 'My bin was missed'));
    const offered = granted(await kims.ask('colleagues', { conversation })).colleagues;
    assert.deepEqual(
      offered.map(({ name }) => name),
      ['Sam Taylor'],
    );
    const wall = (await ask(kim, 'wall')).body as Wall;
    assert.deepEqual(
      [wall.offered, wall.answered, wall.waiting, wall.left, wall.since],
      [4, 1, 0, 0, Date.parse('2026-11-23T00:00Z')],
    );
    assert.deepEqual(
      wall.chats.map(({ service, staff }) => [service, staff]),
      [['housing-advice', 'Kim Lake']],
    );
    assert.deepEqual(
      wall.staff.map(({ name, state, load }) => [name, state, load]),
      [
        ['Jo Green', 'available', 0],
        ['Kim Lake', 'available', 1],
        ['Sam Taylor', 'available', 0],
      ],
    );
    assert.equal((await ask(room.sam, 'wall')).status, 403);
  });
});
