import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Problem, type Skills } from '@bellman/protocol';
import { newId } from '../ground/ids.js';
import { eachEngine } from '../testing/stores.js';
import type { Post } from './posts.js';
import type { Store } from './store.js';

const service = (id: string) => ({ id, chat: 1, alerts: 1, sensitive: 0, names: { en: id } });
const [tax, waste] = [service('council-tax'), service('waste')];
const withTeam = JSON.stringify({ teams: [{ id: 'bins', name: 'Bins', services: [] }] });

eachEngine('what somebody’s entry names, their council has', (stores) => {
  let store: Store;
  let other: Store;
  before(async () => {
    store = await stores.open();
    other = stores.engine === 'postgres' ? await stores.open() : store;
  });

  const all = { settings: withTeam, services: [tax, waste] };
  const open = async (id: string): Promise<string> => {
    await store.councils.save({ id, ...all });
    const person = { id: newId(), email: `sam@${id}.example`, name: 'Sam', passwordHash: 'hash' };
    return (await store.staff.add({ ...person, ...post(id, {}) })).id;
  };
  const post = (council: string, skills: Partial<Skills>): Post => ({
    ...{ council, capacity: 4, by: 'ada' },
    roles: ['advisor'],
    skills: { services: [], languages: [], team: null, ...skills },
  });
  const give = (node: Store, council: string, id: string, skills: Partial<Skills>) =>
    node.staff.edit({
      ...{ id, name: null, passwordHash: null, session: '' },
      ...post(council, skills),
    });
  const drop = (node: Store, id: string) =>
    node.councils.save({
      ...{ id, settings: '{}', services: [tax] },
      gone: { services: ['waste'], teams: ['bins'] },
    });
  const codeOf = (doing: Promise<unknown>): Promise<string> =>
    doing.then(
      () => 'done',
      (error: unknown) => (error instanceof Problem ? error.code : String(error)),
    );

  test('whichever of two nodes comes first, a service or a team is not given and gone at once', async () => {
    for (const [n, skills] of [{ services: ['waste'] }, { team: 'bins' }].entries()) {
      const council = `race-${n}`;
      const sam = await open(council);
      const codes = await Promise.all([
        codeOf(give(other, council, sam, skills)),
        codeOf(drop(store, council)),
      ]);
      const refused = codes.filter((code) => code !== 'done');
      assert.equal(refused.length, 1, String(codes));
      assert.match(String(refused), /^(settings-wrong|(service|team)-unknown)$/);
    }
  });

  test('what is gone is not given, and what somebody has does not go', async () => {
    const sam = await open('ash');
    await give(store, 'ash', sam, { services: ['waste'] });
    await assert.rejects(drop(store, 'ash'), {
      code: 'settings-wrong',
      params: {
        path: 'services',
        expected: 'waste cannot go while 1 person has it in their entry under staff',
      },
    });
    await give(store, 'ash', sam, { team: 'bins' });
    await assert.rejects(drop(store, 'ash'), { code: 'settings-wrong' });
    await give(store, 'ash', sam, {});
    await drop(store, 'ash');
    assert.equal(await codeOf(give(store, 'ash', sam, { services: ['waste'] })), 'service-unknown');
    assert.equal(await codeOf(give(store, 'ash', sam, { team: 'bins' })), 'team-unknown');
  });

  test('and what was missing before keeps nobody from saving', async () => {
    const sam = await open('bank');
    const skills = { services: ['moon'], languages: [], team: 'gone' };
    await store.desk.setSkills({ council: 'bank', staff: sam, capacity: 4, skills });
    await drop(store, 'bank');
  });
});
