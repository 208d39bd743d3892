import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLog } from '../ground/log.js';
import { digest } from '../ground/ids.js';
import { idleDue } from '../store/chat-timers.js';
import type { Store } from '../store/store.js';
import { fromResident, giveRoom, handClock, startOf } from '../testing/chats.js';
import { makeHart } from '../testing/hart.js';
import { eachEngine } from '../testing/stores.js';
import { createAlive, createIdleTimer } from './idle.js';
import { createChatTimers } from './timers.js';

const MINUTE = 60_000;

eachEngine('an idle chat', (stores) => {
  const open = async () => {
    const clock = handClock();
    const store = await stores.open({ clock });
    const councils = await makeHart(store, clock);
    await giveRoom(store, 'sam');
    const alive = createAlive({ store, clock, councils });
    const node = (name: string, over: Store = store) => {
      const act = createIdleTimer({ store: over, councils }, name);
      const acts = { [idleDue]: act };
      return createChatTimers({
        ...{ store: over, clock, node: name, acts, name: 'idle', log: createLog('silent') },
      });
    };
    const one = node('one');
    const settle = async (): Promise<void> => {
      while (await one.next()) continue;
    };
    const begin = async (more: Parameters<typeof startOf>[0] = {}): Promise<string> => {
      const { conversation } = startOf(more);
      await store.chat.start(startOf({ ...more, conversation }));
      return conversation;
    };
    const taken = async (more: Parameters<typeof startOf>[0] = {}): Promise<string> => {
      const conversation = await begin(more);
      await store.chat.take({ conversation, staff: 'sam', staffName: 'Sam' });
      return conversation;
    };
    const now = async (conversation: string) => {
      const row = await store.chat.get({ conversation });
      return { state: row?.state, endsIn: row?.idle_ends_at && row.idle_ends_at - clock.now() };
    };
    const close = async (): Promise<void> => {
      councils.close();
      await store.close();
    };
    return { clock, store, councils, alive, node, settle, begin, taken, now, close };
  };

  test('is warned after 15 minutes without a sign and ends 5 minutes later, with the reason', async () => {
    const on = await open();
    const chat = await on.taken();
    await on.settle();
    on.clock.pass(15 * MINUTE - 1);
    await on.settle();
    assert.deepEqual(await on.now(chat), { state: 'active', endsIn: null });
    on.clock.pass(1);
    await on.settle();
    assert.deepEqual(await on.now(chat), { state: 'active', endsIn: 5 * MINUTE });
    on.clock.pass(5 * MINUTE - 1);
    await on.settle();
    assert.equal((await on.now(chat)).state, 'active');
    on.clock.pass(1);
    await on.settle();
    assert.deepEqual(await on.now(chat), { state: 'ended', endsIn: null });
    const { messages } = await on.store.chat.page({ conversation: chat, since: 0, limit: 9 });
    const noted = JSON.parse(messages.at(-1)?.event ?? '{}') as unknown;
    assert.deepEqual(noted, { code: 'ended', params: { by: 'relay', name: '', reason: 'idle' } });
    assert.equal(await on.store.due.next({ kinds: [idleDue] }), null, 'nothing is left to do');
    await on.close();
  });

  test('goes on at any sign, any number of times, before the warning and after it', async () => {
    const on = await open();
    const chat = await on.taken();
    for (let times = 0; times < 4; times += 1) {
      on.clock.pass(14 * MINUTE);
      await on.alive('hart', chat);
      await on.settle();
      assert.equal((await on.now(chat)).endsIn, null, `sign ${times} came in time`);
    }
    for (let times = 0; times < 4; times += 1) {
      on.clock.pass(15 * MINUTE);
      await on.settle();
      assert.equal((await on.now(chat)).endsIn, 5 * MINUTE, `warning ${times}`);
      on.clock.pass(5 * MINUTE - 1);
      await on.alive('hart', chat);
      await on.settle();
      assert.deepEqual(await on.now(chat), { state: 'active', endsIn: null });
    }
    await on.close();
  });

  test('costs a write a minute at the most, however often its resident gives a sign', async () => {
    const on = await open();
    const chat = await on.taken();
    await on.settle();
    const due = () => on.store.due.next({ kinds: [idleDue] });
    await on.alive('hart', chat);
    const first = await due();
    on.clock.pass(44_000);
    await on.alive('hart', chat);
    assert.equal(await due(), first);
    on.clock.pass(1_000);
    await on.alive('hart', chat);
    assert.equal(await due(), (first ?? 0) + 45_000);
    await on.close();
  });

  test('never ends while it waits, when it was left for later, or when it told of danger', async () => {
    const on = await open();
    const waiting = await on.begin();
    const left = await on.taken({ left: { answerBy: on.clock.now(), email: null } });
    const danger = await on.taken({
      message: { id: 'danger', digest: digest('suicide'), body: 'suicide', danger: true },
    });
    const usual = await on.taken();
    for (const chat of [waiting, left, danger, usual]) {
      await on.alive('hart', chat);
      await on.store.chat.append({ messages: [fromResident(chat, 'a')] });
    }
    for (let steps = 0; steps < 30; steps += 1) {
      on.clock.pass(MINUTE);
      await on.settle();
    }
    assert.equal((await on.now(waiting)).state, 'waiting');
    for (const chat of [left, danger])
      assert.deepEqual(await on.now(chat), { state: 'active', endsIn: null });
    assert.equal((await on.now(usual)).state, 'ended', 'or nothing was tried');
    await on.close();
  });

  test('is not ended by a node that took its timer before the resident gave a sign', async () => {
    const on = await open();
    const chat = await on.taken();
    await on.settle();
    on.clock.pass(15 * MINUTE);
    await on.settle();
    on.clock.pass(5 * MINUTE);
    const held = { node: 'slow', kinds: [idleDue], limit: 1, leaseMs: 60_000 };
    const [due] = await on.store.due.take(held);
    assert.equal(due?.subject, chat);
    await on.alive('hart', chat);
    await createIdleTimer(on, 'slow')(due);
    assert.deepEqual(await on.now(chat), { state: 'active', endsIn: null });
    await on.close();
  });

  if (stores.engine === 'postgres') {
    test('ends once, though two nodes look after it', async () => {
      const on = await open();
      const chat = await on.taken();
      const other = await stores.open({ clock: on.clock });
      const nodes = [on.node('one'), on.node('two', other)];
      const settle = async (): Promise<void> => {
        for (let done = true; done;)
          done = (await Promise.all(nodes.map((node) => node.next()))).includes(true);
      };
      await settle();
      for (const minutes of [15, 5]) {
        on.clock.pass(minutes * MINUTE);
        await settle();
      }
      assert.equal((await on.now(chat)).state, 'ended');
      const { messages } = await on.store.chat.page({ conversation: chat, since: 0, limit: 9 });
      const ends = messages.filter(({ event }) => event?.includes('"ended"'));
      assert.equal(ends.length, 1);
      await other.close();
      await on.close();
    });
  }
});
