import assert from 'node:assert/strict';
import { test } from 'node:test';
import { front } from '@bellman/protocol';
import { fromStaff, handClock, startOf } from '../../testing/chats.js';
import { eachEngine } from '../../testing/stores.js';
import { idleDue } from '../chat-timers.js';
import type { Store } from '../store.js';
import type { TransferTo } from './transfer.js';

const headStart = 10;
const ringingAt = (staff: string): TransferTo => ({ staff, name: 'Jo', rings: 60_000 });
const toHousing: TransferTo = {
  ...{ service: 'housing', name: 'Housing', priority: 2, weight: 3 },
};

const hire = async (store: Store, ...people: readonly string[]): Promise<void> => {
  for (const id of people) {
    const roles = [{ council: 'hart', role: 'advisor' }];
    await store.people.create({ id, email: id, name: id, passwordHash: '', roles });
  }
};

/** A chat about waste that Sam has, answered once. */
const withSam = async (store: Store, more: Parameters<typeof startOf>[0] = {}): Promise<string> => {
  const conversation = (await store.chat.start(startOf(more))).conversation.id;
  await store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
  await store.chat.append({ messages: [fromStaff(conversation, 'sam', `hello-${conversation}`)] });
  return conversation;
};

const pass = (store: Store, conversation: string, to: TransferTo, body?: string) =>
  store.chat.transfer({
    ...{ conversation, staff: 'sam', staffName: 'Sam', to, headStart },
    note: body === undefined ? null : { id: 'a-note', name: 'Sam Taylor', body },
  });

const events = async (store: Store, conversation: string): Promise<unknown[]> =>
  (await store.chat.page({ conversation, since: 0, limit: 50 })).messages.flatMap(({ event }) =>
    event === null ? [] : [JSON.parse(event)],
  );

eachEngine('a chat that somebody else goes on with', (stores) => {
  test('rings at a colleague’s desk ahead of all who wait, with its note', async () => {
    const to = ringingAt('jo');
    const clock = handClock();
    const store = await stores.open({ clock });
    await hire(store, 'sam', 'jo');
    await store.presence.renew({ node: 'one', staff: ['jo'], ms: 600_000 });
    const conversation = await withSam(store);
    const [due] = await store.due.take({ node: 'n', kinds: [idleDue], limit: 1, leaseMs: 1 });
    const times = { at: due?.at ?? 0, warnAfter: 0, endAfter: 600_000 };
    await store.idle.fire({ conversation, node: 'n', ...times });
    assert.notEqual((await store.chat.get({ conversation }))?.idle_ends_at, null);
    clock.pass(60_000);
    await pass(store, conversation, to, 'Has a dog');
    const row = await store.chat.get({ conversation });
    assert.ok(row);
    assert.deepEqual(
      [row.state, row.advisor, row.wrap_by, row.taken_at, row.idle_ends_at],
      ['waiting', null, null, null, null],
    );
    assert.deepEqual(
      [row.offer_to, row.offer_until, row.offer_from],
      ['jo', clock.now() + 60_000, 'Sam'],
    );
    assert.equal(row.rank_at, clock.now() - front.returned);
    assert.deepEqual((await events(store, conversation)).at(-1), {
      code: 'transferred',
      params: { name: 'Jo' },
    });
    const [note] = await store.notes.of({ conversation });
    assert.deepEqual([note?.name, note?.body], ['Sam Taylor', 'Has a dog']);
    const load = async (staff: string) => (await store.desk.you({ staff }))?.load;
    assert.deepEqual([await load('sam'), await load('jo')], [0, 1]);
    // The one it rings at takes it, and nobody else does before.
    const bySam = store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
    await assert.rejects(bySam, { code: 'offered-elsewhere' });
    await store.chat.take({ conversation, staff: 'jo', staffName: 'Jo' });
    const write = fromStaff(conversation, 'sam', 'late');
    assert.deepEqual(await store.chat.append({ messages: [write] }), [{ refused: 'not-yours' }]);
    await store.close();
  });

  test('goes to nobody who is not there, has no room, or cannot answer it', async () => {
    const to = ringingAt('jack');
    const store = await stores.open();
    await hire(store, 'sam', 'jack');
    const conversation = await withSam(store);
    const nobody = { code: 'transfer-nobody', params: { name: 'Jo' } };
    await store.presence.drop({ node: 'one' });
    await assert.rejects(pass(store, conversation, to, 'Lost'), nobody);
    // Nothing of it was kept.
    assert.deepEqual(await store.notes.of({ conversation }), []);
    await store.presence.renew({ node: 'one', staff: ['jack'], ms: 60_000 });
    await store.desk.setState({ staff: 'jack', state: 'break' });
    await assert.rejects(pass(store, conversation, to), nobody);
    await store.desk.setState({ staff: 'jack', state: 'available' });
    const skills = { services: ['housing'], languages: [], team: null };
    const of = { council: 'hart', staff: 'jack', capacity: 1 };
    await store.desk.setSkills({ ...of, skills });
    await assert.rejects(pass(store, conversation, to), nobody);
    await store.desk.setSkills({ ...of, skills: { ...skills, services: [] } });
    const another = (await store.chat.start(startOf())).conversation.id;
    await store.chat.take({ conversation: another, staff: 'jack', staffName: 'Jo' });
    await assert.rejects(pass(store, conversation, to), nobody);
    await store.chat.end({ conversation: another, by: 'resident', name: '' });
    await pass(store, conversation, to, 'Twice');
    // The answer was lost, so it is asked again.
    await pass(store, conversation, to, 'Twice');
    assert.equal((await store.notes.of({ conversation })).length, 1);
    for (const body of [undefined, 'Other words'])
      await assert.rejects(pass(store, conversation, to, body), { code: 'not-yours' });
    const byJack = { conversation, staff: 'jack', staffName: 'Jo', to, headStart };
    const note = { id: 'his', name: 'Jack', body: 'Twice' };
    await assert.rejects(store.chat.transfer({ ...byJack, note }), { code: 'not-yours' });
    await assert.rejects(pass(store, conversation, toHousing), { code: 'not-yours' });
    await store.chat.take({ conversation, staff: 'jack', staffName: 'Jo' });
    await assert.rejects(pass(store, conversation, to), { code: 'not-yours' });
    await store.close();
  });

  test('never fills a colleague beyond their capacity, however many pass on at once', async () => {
    const to = ringingAt('june');
    const store = await stores.open();
    await hire(store, 'sam', 'june');
    const sam = { council: 'hart', staff: 'sam', capacity: 20 };
    const all = { services: [], languages: [], team: null };
    await store.desk.setSkills({ ...sam, skills: all });
    await store.desk.setSkills({ ...sam, staff: 'june', capacity: 2, skills: all });
    await store.presence.renew({ node: 'one', staff: ['june'], ms: 60_000 });
    const chats = await Promise.all(Array.from({ length: 6 }, () => withSam(store)));
    const done = await Promise.allSettled(chats.map((chat) => pass(store, chat, to)));
    assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 2);
    assert.equal((await store.desk.you({ staff: 'june' }))?.load, 2);
    await store.close();
  });

  test('goes to the front of another service’s queue, behind those in danger', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    await hire(store, 'sam');
    const council = 'fleet';
    const waits = (await store.chat.start(startOf({ council, priority: 9 }))).conversation.id;
    const first = await withSam(store, { council });
    clock.pass(5_000);
    const danger = await withSam(store, { council });
    await store.chat.append({
      messages: [
        {
          ...{ conversation: danger, senderKind: 'resident', sender: '', senderName: 'Ann' },
          ...{ id: 'help', digest: 'help', body: 'help', danger: true },
        },
      ],
    });
    const same = { service: 'waste', name: 'Waste', priority: 0, weight: 1 };
    await assert.rejects(pass(store, first, same), { code: 'transfer-same' });
    const kit = { id: 'kit', email: 'kit', name: 'Kit', passwordHash: '' };
    await store.people.create({ ...kit, roles: [{ council, role: 'advisor' }] });
    await store.presence.renew({ node: 'one', staff: ['kit'], ms: 60_000 });
    const of = { council, staff: 'kit', capacity: 4 };
    const skills = { services: ['waste'], languages: [], team: null };
    await store.desk.setSkills({ ...of, skills });
    const nobody = { code: 'transfer-nobody', params: { name: 'Housing' } };
    await assert.rejects(pass(store, first, toHousing), nobody);
    await store.desk.setSkills({ ...of, skills: { ...skills, services: ['housing'] } });
    // Who takes none now is nobody to wait for.
    await store.desk.setState({ staff: 'kit', state: 'break' });
    await assert.rejects(pass(store, first, toHousing), nobody);
    await store.desk.setState({ staff: 'kit', state: 'available' });
    await pass(store, first, toHousing);
    await pass(store, first, toHousing);
    await assert.rejects(pass(store, first, same), { code: 'not-yours' });
    await assert.rejects(pass(store, first, toHousing, 'Late'), { code: 'not-yours' });
    clock.pass(1_000);
    await pass(store, danger, toHousing);
    const queue = await store.chat.waiting({ councils: [council] });
    assert.deepEqual(
      queue.map(({ id }) => id),
      [danger, first, waits],
    );
    const [, row] = queue;
    assert.deepEqual(
      [row?.service, row?.priority, row?.weight, row?.offer_to],
      ['housing', 2, 3, null],
    );
    assert.equal(await store.chat.position({ conversation: first }), 2);
    // It does not ring right back at whoever passed it on.
    const { passes } = await store.desk.lookout({ councils: [council] });
    assert.deepEqual(
      passes.find((one) => one.conversation === first),
      { conversation: first, staff: 'sam', at: clock.now() - 1_000 },
    );
    assert.deepEqual((await events(store, first)).at(-1), {
      code: 'transferred',
      params: { service: 'housing' },
    });
    await store.close();
  });

  test('keeps its own place where it was left to be answered later', async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    await hire(store, 'sam', 'jess');
    await store.presence.renew({ node: 'one', staff: ['jess'], ms: 60_000 });
    const conversation = await withSam(store, {
      council: 'hook',
      left: { answerBy: clock.now() + 1, email: null },
    });
    const before = (await store.chat.get({ conversation }))?.rank_at;
    clock.pass(5_000);
    await pass(store, conversation, ringingAt('jess'));
    assert.equal((await store.chat.get({ conversation }))?.rank_at, before);
    await store.close();
  });

  test('is taken over whatever the capacity, once, and nobody owes a wrap-up', async () => {
    const store = await stores.open();
    await hire(store, 'sam', 'kim');
    const full = { services: ['nothing'], languages: [], team: null };
    await store.desk.setSkills({ council: 'hart', staff: 'kim', skills: full, capacity: 1 });
    const chats = [await withSam(store), await withSam(store)];
    const over = (conversation: string) =>
      store.chat.takeOver({ conversation, staff: 'kim', staffName: 'Kim' });
    for (const conversation of chats) {
      const { conversation: row, from } = await over(conversation);
      assert.deepEqual([row.state, row.advisor, row.wrap_by, from], ['active', 'kim', null, 'sam']);
      assert.deepEqual(await over(conversation), { conversation: row, from: null });
    }
    assert.equal((await store.desk.you({ staff: 'kim' }))?.load, 2);
    const [conversation = ''] = chats;
    const joined = (await events(store, conversation)).filter(
      (event) => (event as { code: string }).code === 'joined',
    );
    assert.equal(joined.length, 2);
    // One that waits is taken, though it rings at another's desk.
    const rung = await withSam(store);
    await hire(store, 'una');
    await store.presence.renew({ node: 'one', staff: ['una'], ms: 60_000 });
    await pass(store, rung, ringingAt('una'));
    const { conversation: row, from } = await over(rung);
    assert.deepEqual([row.state, row.advisor, row.offer_to, from], ['active', 'kim', null, null]);
    await store.chat.end({ conversation, by: 'staff', staff: 'kim', name: 'Kim' });
    await assert.rejects(over(conversation), { code: 'conversation-ended' });
    await assert.rejects(over('none'), { code: 'conversation-unknown' });
    await store.close();
  });
});
