import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Problem, type Role } from '@bellman/protocol';
import { newId } from '../ground/ids.js';
import { handClock, startOf } from '../testing/chats.js';
import { hearing } from '../testing/heard.js';
import { eachEngine } from '../testing/stores.js';
import type { Store } from './store.js';

const anything = { services: [], languages: [], team: null };

eachEngine('who works for a council', (stores) => {
  const clock = handClock();
  let store: Store;
  let other: Store;
  before(async () => {
    store = await stores.open({ clock });
    other = stores.engine === 'postgres' ? await stores.open({ clock }) : store;
    for (const id of ['hart', 'rushmoor']) await store.councils.save({ id, settings: '{}' });
  });

  const post = (roles: readonly Role[], council = 'hart', by = 'ada') =>
    ({ council, roles, skills: anything, capacity: 4, by }) as const;
  const hire = async (name: string, roles: readonly Role[], council = 'hart'): Promise<string> => {
    const person = { id: newId(), email: `${name}@hart.example`, name, passwordHash: 'hash' };
    return (await store.staff.add({ ...person, ...post(roles, council) })).id;
  };
  /** Somebody who works for one council is given a role at another by one of its administrators. */
  const share = (email: string, council: string, by: string) =>
    store.staff.add({
      ...{ id: newId(), email, name: 'Somebody', passwordHash: null },
      ...post(['advisor'], council, by),
    });
  /** An administrator of both, made by the command line. */
  const overBoth = async (): Promise<string> => {
    const roles = ['hart', 'rushmoor'].map((council) => ({ council, role: 'administrator' }));
    const over = { id: newId(), email: 'over@both.example', name: 'Over', passwordHash: 'hash' };
    return (await store.people.create({ ...over, roles })).id;
  };
  const edited = { name: null, passwordHash: null, session: '' };
  const newest = async () => {
    const [line] = await store.audit.list({ council: 'hart', limit: 1 });
    return [line?.act, line?.subject, line?.detail];
  };
  const codeOf = (doing: Promise<unknown>): Promise<string> =>
    doing.then(
      () => 'done',
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );

  test('of two administrators who remove each other at once, one stays', async () => {
    const [ada, bea] = [await hire('ada', ['administrator']), await hire('bea', ['administrator'])];
    const codes = await Promise.all([
      codeOf(store.staff.remove({ council: 'hart', id: ada, by: bea })),
      codeOf(other.staff.remove({ council: 'hart', id: bea, by: ada })),
    ]);
    assert.deepEqual(codes.toSorted(), ['done', 'last-administrator']);
    const [left] = await store.staff.list({ council: 'hart' });
    assert.deepEqual(left?.roles, ['administrator']);
  });

  test('somebody new is made once, however many ask at once', async () => {
    const kit = { email: 'kit@hart.example', name: 'Kit', passwordHash: 'hash' };
    const codes = await Promise.all(
      [store, other, store, other].map((node) =>
        codeOf(node.staff.add({ id: newId(), ...kit, ...post(['advisor']) })),
      ),
    );
    assert.deepEqual(codes.toSorted(), ['done', 'staff-known', 'staff-known', 'staff-known']);
  });

  test('whoever answers here no more gives back what they answer here, and nothing else', async () => {
    const jo = await hire('jo', ['advisor']);
    await share('jo@hart.example', 'rushmoor', await overBoth());
    await store.people.openSession({ hash: 'session', staff: jo });
    const chats = await Promise.all(
      ['hart', 'rushmoor'].map(async (council) => {
        const { conversation } = await store.chat.start(startOf({ council }));
        await store.desk.setSkills({ council, staff: jo, skills: anything, capacity: 4 });
        return conversation.id;
      }),
    );
    for (const conversation of chats)
      await store.chat.take({ conversation, staff: jo, staffName: 'Jo' });
    const heard = hearing(store);
    await store.staff.edit({ id: jo, ...edited, ...post(['planner']) });
    await heard.until(() => heard.news.some((news) => news.topic === 'staff' && news.staff === jo));
    const states = await Promise.all(
      chats.map(async (conversation) => (await store.chat.get({ conversation }))?.state),
    );
    assert.deepEqual(states, ['waiting', 'active']);
    assert.equal((await store.audit.verify({ council: 'hart' })).ok, true);
  });

  test('whoever signs in at another council is added only by who is an administrator there', async () => {
    const [ray, both] = [await hire('ray', ['advisor'], 'rushmoor'), await overBoth()];
    const [ann, email] = [await hire('ann', ['administrator']), 'ray@hart.example'];
    assert.equal(await codeOf(share(email, 'hart', ann)), 'staff-known-elsewhere');
    const planted = { id: newId(), email, name: 'Eve', passwordHash: 'planted' };
    const add = (by: string) => store.staff.add({ ...planted, ...post(['advisor'], 'hart', by) });
    assert.equal(await codeOf(add(ann)), 'staff-known-elsewhere');
    assert.equal(await codeOf(add(both)), 'staff-elsewhere');
    const { id } = await share(email, 'hart', both);
    const row = await store.people.byEmail({ email });
    assert.deepEqual([id, row?.id, row?.name, row?.password_hash], [ray, ray, 'ray', 'hash']);
    assert.deepEqual(await newest(), ['staff.add', ray, { capacity: 4, roles: 'advisor' }]);

    const change = (by: string, what: object) =>
      codeOf(store.staff.edit({ id: ray, ...edited, ...post(['advisor'], 'hart', by), ...what }));
    for (const what of [{ name: 'Roy' }, { passwordHash: 'other' }, { capacity: 9 }]) {
      assert.equal(await change(ann, what), 'staff-elsewhere');
      assert.equal(await change(both, what), 'done');
    }
  });

  test('of two councils that add one address at once, the second is told where it is', async () => {
    const add = (node: Store, council: string) =>
      codeOf(
        node.staff.add({
          ...{ id: newId(), email: 'pip@hart.example', name: 'Pip', passwordHash: 'hash' },
          ...post(['advisor'], council),
        }),
      );
    const codes = await Promise.all([add(store, 'hart'), add(other, 'rushmoor')]);
    assert.deepEqual(codes.toSorted(), ['done', 'staff-known-elsewhere']);
  });

  test('whoever is removed here goes on elsewhere: their session, a chat, and one that rings', async () => {
    const [kay, both] = [await hire('kay', ['advisor']), await overBoth()];
    await share('kay@hart.example', 'rushmoor', both);
    await store.people.openSession({ hash: 'kay', staff: kay });
    await store.presence.renew({ node: 'here', staff: [kay], ms: 60_000 });
    const start = async (council: string) =>
      (await store.chat.start(startOf({ council }))).conversation.id;
    const [here, there, rings] = [
      await start('hart'),
      await start('rushmoor'),
      await start('rushmoor'),
    ];
    for (const conversation of [here, there])
      await store.chat.take({ conversation, staff: kay, staffName: 'Kay' });
    const until = clock.now() + 60_000;
    assert.equal(await store.desk.offer({ conversation: rings, staff: kay, until }), true);
    await store.staff.remove({ council: 'hart', id: kay, by: both });
    const now = await Promise.all(
      [here, there, rings].map(async (conversation) => {
        const row = await store.chat.get({ conversation });
        return [row?.state, row?.advisor, row?.offer_to];
      }),
    );
    assert.deepEqual(now, [
      ['waiting', null, null],
      ['active', kay, null],
      ['waiting', null, kay],
    ]);
    const life = { hash: 'kay', idle: 3_600_000, most: 3_600_000 };
    const session = await store.people.peekSession(life);
    assert.deepEqual(session?.roles, [{ council: 'rushmoor', role: 'advisor' }]);
  });

  test('an address whose owner works nowhere any more is free for somebody new', async () => {
    const una = await hire('una', ['advisor']);
    await store.people.openSession({ hash: 'una', staff: una });
    await store.staff.remove({ council: 'hart', id: una, by: 'ada' });
    const life = { hash: 'una', idle: 3_600_000, most: 3_600_000 };
    assert.equal(await store.people.peekSession(life), null);
    assert.equal(await store.people.byEmail({ email: 'una@hart.example' }), null);
    assert.deepEqual(await store.people.names({ staff: [una] }), [{ id: una, name: 'una' }]);
    const again = await hire('una', ['advisor'], 'rushmoor');
    assert.notEqual(again, una);
    await store.staff.remove({ council: 'rushmoor', id: again, by: 'ada' });
    const made = { id: newId(), email: 'una@hart.example', name: 'Una', passwordHash: 'hash' };
    const roles = [{ council: 'hart', role: 'advisor' }];
    assert.deepEqual(await store.people.create({ ...made, roles }), { id: made.id });
  });

  test('the audit says what was changed, by codes, and nothing where nothing was', async () => {
    const leo = await hire('leo', ['advisor']);
    const of = { id: leo, ...edited, ...post(['advisor']) };
    const all = () => store.audit.list({ council: 'hart', limit: 500 });
    const earlier = await all();
    await store.staff.edit({ ...of, roles: ['advisor', 'advisor'], name: 'leo' });
    assert.deepEqual(await all(), earlier);
    await store.staff.edit({ ...of, name: 'Leo', passwordHash: 'new' });
    assert.deepEqual(await newest(), ['staff.change', leo, { password: true, renamed: true }]);
    const more = { ...of, roles: ['planner', 'advisor'] as const, capacity: 5 };
    await store.staff.edit(more);
    const detail = { capacity: 5, roles: 'advisor planner' };
    assert.deepEqual(await newest(), ['staff.change', leo, detail]);
    await store.staff.edit({ ...more, skills: { ...anything, languages: ['en', 'cy'] } });
    assert.deepEqual(await newest(), ['staff.change', leo, { languages: 'cy en' }]);
    await store.staff.edit(more);
    assert.deepEqual(await newest(), ['staff.change', leo, { languages: '*' }]);
  });
});
