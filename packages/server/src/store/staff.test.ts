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

  const post = (roles: readonly Role[], council = 'hart') =>
    ({ council, roles, skills: anything, capacity: 4, by: 'ada' }) as const;
  const hire = async (name: string, roles: readonly Role[], council = 'hart'): Promise<string> => {
    const person = { id: newId(), email: `${name}@hart.example`, name, passwordHash: 'hash' };
    return (await store.staff.add({ ...person, ...post(roles, council) })).id;
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
    const rushmoor = { id: newId(), email: 'jo@hart.example', name: 'Jo', passwordHash: null };
    await store.staff.add({ ...rushmoor, ...post(['advisor'], 'rushmoor') });
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
    const edit = { id: jo, name: null, passwordHash: null, session: '' };
    await store.staff.edit({ ...edit, ...post(['planner']) });
    await heard.until(() => heard.news.some((news) => news.topic === 'staff' && news.staff === jo));
    const states = await Promise.all(
      chats.map(async (conversation) => (await store.chat.get({ conversation }))?.state),
    );
    assert.deepEqual(states, ['waiting', 'active']);
    assert.equal((await store.audit.verify({ council: 'hart' })).ok, true);
  });
});
