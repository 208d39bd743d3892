import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limits, Problem } from '@bellman/protocol';
import { handClock, startOf } from '../../testing/chats.js';
import { eachEngine } from '../../testing/stores.js';
import type { NewConversation } from '../chat/start.js';
import type { Store } from '../store.js';

const everything = { services: [], languages: [], team: null };

/** What a call was refused with; null where it was not. */
const refusal = async (call: Promise<unknown>): Promise<Pick<Problem, 'code' | 'params'> | null> =>
  call.then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      return { code: error.code, params: error.params ?? {} };
    },
  );

eachEngine('taking chats at a desk', (stores) => {
  /** As many nodes as the engine takes, and what is done on them by turns. */
  const open = async (clock = handClock()) => {
    const store = await stores.open({ clock });
    const nodes = stores.engine === 'postgres' ? [store, await stores.open({ clock })] : [store];
    const node = (n: number): Store => nodes[n % nodes.length] ?? store;
    const begin = async (more: Partial<NewConversation> = {}): Promise<string> =>
      (await store.chat.start(startOf(more))).conversation.id;
    const take = (conversation: string, staff: string, over = store) =>
      over.chat.take({ conversation, staff, staffName: staff });
    const end = (conversation: string, staff: string) =>
      store.chat.end({ conversation, by: 'staff', staff, name: staff });
    const allow = (staff: string, capacity: number, skills = {}) =>
      store.desk.setSkills({
        ...{ council: 'hart', staff, capacity },
        skills: { ...everything, ...skills },
      });
    const close = async (): Promise<void> => {
      for (const one of nodes) await one.close();
    };
    return { clock, store, node, begin, take, end, allow, close };
  };

  test('never gives anybody more than they may have, however much is asked at once', async () => {
    const on = await open();
    await on.allow('sam', 5);
    const chats: string[] = [];
    for (let n = 0; n < 30; n += 1) chats.push(await on.begin({ weight: 1 + (n % 3) }));
    await Promise.all(chats.map((chat, n) => refusal(on.take(chat, 'sam', on.node(n)))));
    const load = async (): Promise<number> =>
      (await on.store.chat.ofAdvisor({ staff: 'sam' })).reduce((sum, row) => sum + row.weight, 0);
    const taken = await load();
    assert.equal(taken <= 5 && taken > 2, true, `a load of ${taken}`);
    // What was refused for its weight leaves room for what is lighter, up to the last.
    for (const chat of chats) await refusal(on.take(chat, 'sam'));
    assert.equal(await load(), 5);
    const [over] = (await on.store.chat.waiting({ councils: ['hart'] })).map(({ id }) => id);
    assert.deepEqual(await refusal(on.take(over ?? '', 'sam')), {
      code: 'at-capacity',
      params: { load: 5, capacity: 5 },
    });
    await on.close();
  });

  test('gives one chat to one of ten who want it on all nodes, and to them again', async () => {
    const on = await open();
    const chat = await on.begin();
    const wanting = Array.from({ length: 10 }, (_, n) => `one-of-ten-${n}`);
    for (const name of wanting) {
      await on.store.people.create({ id: name, email: name, name, passwordHash: '', roles: [] });
    }
    const answers = await Promise.all(
      wanting.map((staff, n) => refusal(on.take(chat, staff, on.node(n)))),
    );
    const winner = wanting[answers.indexOf(null)] ?? '';
    assert.deepEqual(
      answers.filter((answer) => answer !== null),
      Array.from({ length: 9 }, () => ({ code: 'already-taken', params: { name: winner } })),
    );
    const again = await on.take(chat, winner);
    assert.equal(again.advisor, winner);
    assert.equal((await on.store.chat.get({ conversation: chat }))?.last_seq, 2);
    await on.close();
  });

  test('asks for the skill, by what is missing of it', async () => {
    const on = await open();
    await on.allow('wyn', 4, { services: ['waste'], languages: ['en'] });
    const [planning, welsh] = [
      await on.begin({ service: 'planning' }),
      await on.begin({ language: 'cy' }),
    ];
    assert.deepEqual(await refusal(on.take(planning, 'wyn')), {
      code: 'skill-missing',
      params: { needs: 'planning' },
    });
    assert.deepEqual(await refusal(on.take(welsh, 'wyn')), {
      code: 'skill-missing',
      params: { needs: 'cy' },
    });
    await on.take(await on.begin(), 'wyn');
    await on.close();
  });

  test('counts a wrap-up that is required, asks for it first there, and one that is offered never', async () => {
    const on = await open();
    const settings = (wrapUp: string) => JSON.stringify({ routing: { wrapUp } });
    await on.store.councils.save({ id: 'strict', settings: settings('required') });
    await on.store.councils.save({ id: 'easy', settings: settings('offered') });
    const roles = ['strict', 'easy', 'hart'].map((council) => ({ council, role: 'advisor' }));
    await on.store.people.create({ id: 'mo', email: 'mo', name: 'Mo', passwordHash: '', roles });
    const [strict, easy] = [
      await on.begin({ council: 'strict' }),
      await on.begin({ council: 'easy' }),
    ];
    for (const chat of [strict, easy]) {
      await on.take(chat, 'mo');
      await on.end(chat, 'mo');
    }
    assert.deepEqual(
      (await on.store.chat.ofAdvisor({ staff: 'mo' })).map(({ id }) => id),
      [strict, easy],
    );
    const more = await on.begin({ council: 'strict' });
    assert.deepEqual(await refusal(on.take(more, 'mo')), {
      code: 'wrap-up-first',
      params: { name: 'Ann' },
    });
    // Elsewhere it counts as one of the four, and does not stand before the next.
    for (let n = 1; n < limits.capacity.usual; n += 1) {
      await on.take(await on.begin({ council: 'easy' }), 'mo');
    }
    assert.equal((await refusal(on.take(await on.begin(), 'mo')))?.code, 'at-capacity');
    // Where they may answer no more they owe nothing, whoever took the role.
    const elsewhere = roles.filter(({ council }) => council !== 'strict');
    const mo = { id: 'other', email: 'mo', name: 'Mo', passwordHash: '' };
    await on.store.people.create({ ...mo, roles: elsewhere });
    await on.take(await on.begin(), 'mo');
    await on.store.people.create({ ...mo, roles });
    // After an hour only what must be done is still asked for.
    on.clock.pass(3_600_001);
    const ended = (await on.store.chat.ofAdvisor({ staff: 'mo' })).filter(
      ({ state }) => state === 'ended',
    );
    assert.deepEqual(
      ended.map(({ id }) => id),
      [strict],
    );
    await on.close();
  });

  test('stands ahead where it was handed back, and before that where it told of danger', async () => {
    const on = await open();
    const council = 'ranked';
    const first = await on.begin({ council });
    on.clock.pass(60_000);
    const message = { id: 'a'.repeat(16), digest: 'd', body: 'help', danger: true };
    const second = await on.begin({ council, message });
    const urgent = await on.begin({ council, priority: 1, headStart: 1 });
    on.clock.pass(60_000);
    const soon = await on.begin({ council, priority: 2, headStart: 1 });
    const order = async () =>
      (await on.store.chat.waiting({ councils: [council] })).map(({ id }) => id);
    // The two with a head start rank with the first minute: of equals, the one that began first.
    assert.deepEqual(await order(), [second, ...[first, urgent, soon].toSorted()]);
    const places = await Promise.all(
      (await order()).map((conversation) => on.store.chat.position({ conversation })),
    );
    assert.deepEqual(places, [1, 2, 3, 4]);
    for (let round = 0; round < 2; round += 1) {
      await on.take(soon, 'nobody-signed-in');
      assert.equal(await on.store.chat.handBack({ staff: 'nobody-signed-in' }), 1);
      assert.deepEqual((await order()).slice(0, 2), [second, soon]);
    }
    await on.close();
  });
});
