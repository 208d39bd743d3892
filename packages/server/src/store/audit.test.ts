import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { createAudit } from '../privacy/audit.js';
import { alter } from '../testing/alter.js';
import { handClock } from '../testing/chats.js';
import { eachEngine } from '../testing/stores.js';
import type { Store } from './store.js';

eachEngine('the audit', (stores) => {
  const clock = handClock();
  let store: Store;
  before(async () => {
    store = await stores.open({ clock });
    for (const id of ['hart', 'rushmoor']) await store.councils.save({ id, settings: '{}' });
  });

  const line = (subject: string, council = 'hart') =>
    ({ council, staff: 'lee', act: 'chat.take-over', subject, detail: { b: 1, a: 'x' } }) as const;

  test('numbers a council’s lines without a gap, however many nodes write at once', async () => {
    const nodes = stores.engine === 'postgres' ? [store, await stores.open({ clock })] : [store];
    const writing = Array.from({ length: 40 }, (_, n) => nodes[n % nodes.length]).map((node, n) =>
      node?.audit.append(line(`chat-${n}`)),
    );
    await Promise.all([...writing, store.audit.append(line('other', 'rushmoor'))]);
    const found = await store.audit.list({ council: 'hart', limit: 200 });
    assert.deepEqual(
      found.map(({ n }) => n),
      Array.from({ length: 40 }, (_, n) => 40 - n),
    );
    assert.deepEqual(found[0]?.detail, { a: 'x', b: 1 });
    const older = await store.audit.list({ council: 'hart', limit: 2, before: 11 });
    assert.deepEqual(
      older.map(({ n }) => n),
      [10, 9],
    );
    const verdict = await store.audit.verify({ council: 'hart' });
    assert.deepEqual(verdict.ok && verdict.lines, 40);
  });

  test('writes the same refusal once a minute', async () => {
    const audit = createAudit({ store, clock });
    const tried = { council: 'rushmoor', staff: 'ray', subject: 'deskWall', detail: {} };
    const written = async () => (await audit.list('rushmoor', 200)).length;
    const old = await written();
    await Promise.all([audit.denied(tried), audit.denied(tried)]);
    await audit.denied({ ...tried, subject: 'deskCases' });
    assert.equal((await written()) - old, 2);
    clock.pass(60_000);
    await audit.denied(tried);
    assert.equal((await written()) - old, 3);
  });

  test('finds the first line that was changed, taken out, or put in', async () => {
    const spoilt = async (statement: string): Promise<unknown> => {
      if (stores.engine === 'sqlite') await store.close();
      await alter(stores.place(), statement);
      if (stores.engine === 'sqlite') store = await stores.open({ clock });
      return store.audit.verify({ council: 'hart' });
    };
    assert.deepEqual(await spoilt(`update audit set staff = 'sam' where n = 39`), {
      ok: false,
      n: 39,
    });
    assert.deepEqual(await spoilt(`delete from audit where council = 'hart' and n = 12`), {
      ok: false,
      n: 12,
    });
    await spoilt(`update audit set detail = '{"a":"y","b":1}' where council = 'hart' and n = 7`);
    assert.deepEqual(await store.audit.verify({ council: 'hart' }), { ok: false, n: 7 });
    const others = await store.audit.verify({ council: 'rushmoor' });
    assert.equal(others.ok, true);
  });
});
