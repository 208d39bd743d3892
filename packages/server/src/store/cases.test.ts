import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, type CaseState } from '@bellman/protocol';
import { handClock, startOf } from '../testing/chats.js';
import { hearing, type Heard } from '../testing/heard.js';
import { eachEngine } from '../testing/stores.js';
import type { NewCase } from './cases.js';
import type { Store } from './store.js';

const newCase = (more: Partial<NewCase> = {}): NewCase => ({
  ...{ id: 'case-1', kind: 'complaint', words: 'Never came', staff: 'sam', name: 'Sam Taylor' },
  ...{ made: 'sam one', references: ['C-1', 'C-2'], dueAt: 5_000 },
  ...more,
});

const raise = (store: Store, conversation: string, more: Partial<NewCase> = {}) =>
  store.cases.raise({ ...newCase(more), conversation, anyChat: false, recorded: {} });

const begin = async (store: Store, council: string): Promise<string> => {
  const conversation = (await store.chat.start(startOf({ council }))).conversation.id;
  await store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
  return conversation;
};

const events = async (store: Store, conversation: string): Promise<unknown[]> =>
  (await store.chat.page({ conversation, since: 2, limit: 50 })).messages.map(({ event }) =>
    JSON.parse(event ?? ''),
  );

eachEngine('what goes with a chat at the desk', (stores) => {
  test('a case is written down once, under a reference that no other has', async () => {
    const store = await stores.open();
    const conversation = await begin(store, 'ash');
    const heard = hearing(store);
    const first = await raise(store, conversation);
    assert.deepEqual(
      [first.row.reference, first.row.state, first.row.due_at],
      ['C-1', 'open', 5_000],
    );
    assert.deepEqual(await raise(store, conversation, { id: 'other' }), {
      row: first.row,
      repeated: true,
    });
    const second = await raise(store, conversation, { id: 'case-2', made: 'sam two' });
    assert.equal(second.row.reference, 'C-2');
    assert.deepEqual(await events(store, conversation), [
      { code: 'recorded', params: { kind: 'complaint', reference: 'C-1' } },
      { code: 'recorded', params: { kind: 'complaint', reference: 'C-2' } },
    ]);
    await heard.until((news) => news.filter(({ topic }) => topic === 'case').length === 2);
    const all = { id: 'case-3', made: 'sam three' };
    await assert.rejects(raise(store, conversation, all), { code: 'internal' });
    await assert.rejects(raise(store, conversation, { ...all, staff: 'jo' }), {
      code: 'not-yours',
    });
    const bySupervisor = {
      ...newCase({ ...all, staff: 'kim', references: ['C-3'] }),
      conversation,
    };
    await store.cases.raise({ ...bySupervisor, anyChat: true, recorded: null });
    assert.equal((await events(store, conversation)).length, 2);
    await store.close();
  });

  test('only so many cases come from one chat, and abuse ends it all the same', async () => {
    const store = await stores.open();
    const conversation = await begin(store, 'bramshill');
    const nth = (n: number) => ({ id: `so-${n}`, made: `sam ${n}`, references: [`So-${n}`] });
    for (let n = 0; n < limits.casesPerChat; n += 1) await raise(store, conversation, nth(n));
    await assert.rejects(raise(store, conversation, nth(limits.casesPerChat)), {
      code: 'cases-too-many',
      params: { limit: limits.casesPerChat },
    });
    assert.equal((await raise(store, conversation, nth(0))).repeated, true);
    await store.chat.warn({ conversation, staff: 'sam' });
    const abuse = newCase({ ...nth(99), kind: 'abuse', made: 'abuse' });
    const ended = await store.chat.endForAbuse({ conversation, staff: 'sam', name: 'Sam', abuse });
    assert.equal(ended, true);
    await store.close();
  });

  test('cases are listed by what is due, then what was closed lately, council by council', async () => {
    const clock = handClock(1_000);
    const store = await stores.open({ clock });
    const conversation = await begin(store, 'bank');
    const dues: Readonly<Record<string, number | null>> = { a: null, b: 9, c: 5, d: 1, e: 2 };
    for (const [id, dueAt] of Object.entries(dues)) {
      const made = { id: `bank-${id}`, made: id, references: [`B-${id}`], dueAt };
      await raise(store, conversation, made);
    }
    const move = (id: string, from: CaseState, to: CaseState, council = 'bank') =>
      store.cases.move({ id: `bank-${id}`, council, from, to, dueAt: null });
    await move('d', 'open', 'closed');
    clock.pass(1_000);
    assert.equal((await move('e', 'open', 'closed'))?.moved_at, 2_000);
    assert.equal(await move('e', 'open', 'acknowledged'), null);
    assert.equal(await move('a', 'open', 'closed', 'ash'), null);
    const list = async (since: number, most = 500) =>
      (await store.cases.list({ council: 'bank', since, most })).map(({ id }) => id.slice(5));
    assert.deepEqual(await list(0), ['c', 'b', 'a', 'e', 'd']);
    assert.deepEqual(await list(1_500), ['c', 'b', 'a', 'e']);
    assert.deepEqual(await list(0, 4), ['c', 'b', 'a', 'e']);
    assert.equal(await store.cases.get({ id: 'bank-a', council: 'ash' }), null);
    await store.close();
  });

  test('abuse is warned of once, ends the chat only then, and makes a case', async () => {
    const store = await stores.open();
    const conversation = await begin(store, 'cove');
    const abuse = newCase({ id: 'abuse-1', kind: 'abuse', made: 'abuse', references: ['A-1'] });
    const end = (staff = 'sam') =>
      store.chat.endForAbuse({ conversation, staff, name: 'Sam', abuse });
    const warn = (staff = 'sam') => store.chat.warn({ conversation, staff });
    await assert.rejects(end(), { code: 'warn-first' });
    await assert.rejects(warn('jo'), { code: 'not-yours' });
    assert.deepEqual([await warn(), await warn()], [true, false]);
    await assert.rejects(end('jo'), { code: 'not-yours' });
    assert.deepEqual([await end(), await end()], [true, false]);
    assert.deepEqual(await events(store, conversation), [
      { code: 'warned', params: {} },
      { code: 'ended', params: { by: 'staff', name: 'Sam', reason: 'abuse' } },
    ]);
    const row = await store.chat.get({ conversation });
    assert.deepEqual([row?.state, row?.warned, row?.wrap_by], ['ended', 1, 'sam']);
    const [made] = await store.cases.list({ council: 'cove', since: 0, most: 9 });
    assert.deepEqual([made?.kind, made?.chat], ['abuse', row?.reference]);
    await assert.rejects(warn(), { code: 'conversation-ended' });
    await store.close();
  });

  test('a wrap-up is given after the end, by whoever had the chat, and can be given again', async () => {
    const store = await stores.open();
    const conversation = await begin(store, 'dogmersfield');
    const put = (staff = 'sam', why = '') =>
      store.wrapUps.put({
        ...{ conversation, staff, service: 'waste', journey: 'report', level: 4 },
        ...{ resolved: 1, avoidable: 0, why, reference: '' },
      });
    await assert.rejects(put(), { code: 'wrap-up-early' });
    await store.chat.end({ conversation, by: 'resident', name: 'Ann' });
    assert.equal((await store.chat.get({ conversation }))?.wrap_by, 'sam');
    await assert.rejects(put('jo'), { code: 'not-yours' });
    const heard = hearing(store);
    await put();
    assert.equal((await store.chat.get({ conversation }))?.wrap_by, null);
    await heard.until((news) => news.some(({ topic }) => topic === 'desk'));
    await put('sam', 'Wrong letter');
    assert.equal((await store.wrapUps.of({ conversation }))?.why, 'Wrong letter');
    await store.close();
  });

  test('notes are kept in order, once by their id, and only so many', async () => {
    const store = await stores.open();
    const conversation = await begin(store, 'elvetham');
    const add = (id: string, body = id, staff = 'sam') =>
      store.notes.add({ conversation, id, body, staff, name: 'Sam Taylor' });
    const heard = hearing(store);
    const first = await add('one');
    assert.deepEqual(await add('one'), first);
    await assert.rejects(add('one', 'other words'), { code: 'message-id-reused' });
    await add('one', 'another’s', 'jo');
    for (let n = 1; n < limits.notesPerChat; n += 1) await add(`more-${n}`);
    await assert.rejects(add('too many'), { code: 'notes-too-many' });
    assert.deepEqual(await add('one'), first);
    // Whoever else writes has room of their own, and what goes with a transfer is never refused.
    await add('two', 'another’s', 'jo');
    const tess = { id: 'tess', email: 'tess', name: 'Tess', passwordHash: '' };
    await store.people.create({ ...tess, roles: [{ council: 'elvetham', role: 'advisor' }] });
    await store.presence.renew({ node: 'one', staff: ['tess'], ms: 60_000 });
    await store.chat.transfer({
      ...{ conversation, staff: 'sam', staffName: 'Sam', headStart: 10 },
      to: { service: 'council-tax', name: 'Council Tax', priority: 0, weight: 1 },
      note: { id: 'passed on', name: 'Sam Taylor', body: 'Knows the rest' },
    });
    const kept = await store.notes.of({ conversation });
    assert.equal(kept.length, limits.notesPerChat + 3);
    assert.ok(kept.some(({ body }) => body === 'Knows the rest'));
    assert.deepEqual(await store.notes.one({ conversation, staff: 'sam', id: 'one' }), first);
    assert.equal(await store.notes.one({ conversation, staff: 'kim', id: 'one' }), null);
    const told = (news: Heard['news']) => news.filter(({ topic }) => topic === 'note').length;
    await heard.until((news) => told(news) >= kept.length);
    assert.equal(told(heard.news), kept.length);
    // Nothing of them is an entry of the chat.
    assert.doesNotMatch(JSON.stringify(await events(store, conversation)), /note|rest/);
    await store.close();
  });

  test('only who has a chat asks others to read it along', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const conversation = await begin(store, 'fleet');
    const invite = (by: string, staff = 'jo') =>
      store.listeners.invite({ conversation, staff, by });
    const inviter = async () =>
      (await store.listeners.invited({ conversation, staff: 'jo' }))?.by ?? null;
    await assert.rejects(invite('kim'), { code: 'not-yours' });
    assert.equal(await inviter(), null);
    const heard = hearing(store);
    await invite('sam');
    await invite('sam');
    assert.equal(await inviter(), 'sam');
    clock.pass(limits.inviteRepeat);
    await invite('sam');
    const others = Array.from({ length: limits.listenersPerChat - 1 }, (_, n) => `other-${n}`);
    for (const other of others) await invite('sam', other);
    await assert.rejects(invite('sam', 'one more'), { code: 'listeners-too-many' });
    const told = () => heard.news.flatMap((news) => (news.topic === 'invited' ? [news.staff] : []));
    await heard.until(() => told().length > others.length + 1);
    assert.deepEqual(told(), ['jo', 'jo', ...others]);
    // An invitation is good as long as who made it has the chat.
    await store.chat.takeOver({ conversation, staff: 'kim', staffName: 'Kim' });
    assert.equal(await inviter(), null);
    await invite('kim');
    assert.equal(await inviter(), 'kim');
    await store.chat.end({ conversation, by: 'resident', name: '' });
    assert.equal(await inviter(), null);
    await assert.rejects(invite('sam'), { code: 'not-yours' });
    await assert.rejects(invite('kim'), { code: 'conversation-ended' });
    await store.close();
  });
});
