import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemClock } from '../../ground/clock.js';
import { fromResident, startOf } from '../../testing/chats.js';
import { layWire } from '../../testing/cut.js';
import { runOn } from '../../testing/database.js';
import { hearing } from '../../testing/heard.js';
import { onEngine } from '../../testing/stores.js';
import { openStore } from '../open.js';
import { listenerName } from './listener.js';
import { openClient } from './pg.js';

const quiet = { error: () => undefined, warn: () => undefined };

onEngine('postgres', 'two nodes', (stores) => {
  const url = (): string => stores.place().url ?? '';

  test('hear each other’s commits, in order', async () => {
    const [a, b] = [await stores.open(), await stores.open()];
    const [onA, onB] = [hearing(a), hearing(b)];
    const { conversation } = await a.chat.start(startOf());
    // More in one transaction than one notice names, and often enough for the reader's frontier.
    for (let round = 0; round < 4; round += 1) {
      const messages = Array.from({ length: 2_000 }, (_, n) =>
        fromResident(conversation.id, `${round}-${n}`),
      );
      await b.chat.append({ messages });
    }
    for (const { news, until } of [onA, onB]) {
      await until(() => news.length >= 8_002);
      const seqs = news.flatMap((line) => ('seq' in line ? [line.seq] : []));
      const wrong = seqs.findIndex((seq, n) => seq !== n + 1);
      assert.deepEqual({ length: seqs.length, wrong }, { length: 8_001, wrong: -1 });
    }
    await a.close();
    await b.close();
  });

  test('miss nothing and repeat nothing when the listening connection is lost', async () => {
    const [a, b] = [await stores.open({ log: quiet }), await stores.open({ log: quiet })];
    const onA = hearing(a);
    const told = (id: string) => onA.news.filter(({ council }) => council === id).length;
    // A transaction with a low number in the log that ends late, and that nobody is notified of:
    // only who reads the log again, from the right place, can find it.
    const slow = openClient(url(), 'slow');
    await slow.connect();
    await slow.query('begin');
    await slow.query(
      `insert into committed (council, topic, payload, at) values ('slow', 'council', '{}', 0)`,
    );
    await b.councils.save({ id: 'before', settings: '{}' });
    await onA.until(() => told('before') === 1);
    await slow.query('commit');
    await slow.end();

    const ended = await runOn(
      url(),
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = '${listenerName}' and datname = current_database()`,
    );
    assert.equal(ended.length, 2);
    const during = Array.from({ length: 50 }, (_, n) => `during-${n}`);
    for (const id of during) await b.councils.save({ id, settings: '{}' });
    await onA.until(() => told('slow') > 0 && told('during-49') > 0);
    await b.councils.save({ id: 'after', settings: '{}' });
    await onA.until(() => told('after') > 0);
    for (const id of ['before', 'slow', ...during, 'after']) assert.equal(told(id), 1, id);
    await a.close();
    await b.close();
  });

  test('run a write again when another was in its way', async () => {
    const store = await stores.open();
    // Numbers of a sequence are not taken back with a transaction: it is refused twice, then not.
    await runOn(
      url(),
      `create sequence tries;
       create function be_in_the_way() returns trigger language plpgsql as $$ begin
         if new.id = 'contested' and nextval('tries') <= 2 then
           raise exception 'in the way' using errcode = '40001';
         end if;
         return new;
       end $$;
       create trigger in_the_way before insert on councils
         for each row execute function be_in_the_way()`,
    );
    await store.councils.save({ id: 'contested', settings: '{}' });
    assert.deepEqual(await runOn(url(), 'select last_value from tries'), [{ last_value: 3 }]);
    assert.ok((await store.councils.list({})).some(({ id }) => id === 'contested'));
    await store.close();
  });

  test('refuse while the database is away, and go on when it is back', async () => {
    const wire = await layWire(url());
    const place = { folder: stores.place().folder, url: wire.url };
    const store = await openStore({ ...place, clock: systemClock, log: quiet });
    const other = await stores.open();
    const heard = hearing(store);
    await wire.cut();
    const away = { code: 'overloaded', params: { seconds: 5 } };
    await assert.rejects(store.councils.list({}), away);
    await assert.rejects(store.councils.save({ id: 'away', settings: '{}' }), away);
    await other.councils.save({ id: 'meanwhile', settings: '{}' });
    await wire.mend();
    await heard.until((news) => news.some(({ council }) => council === 'meanwhile'));
    await store.councils.save({ id: 'back', settings: '{}' });
    await heard.until((news) => news.some(({ council }) => council === 'back'));
    assert.equal(heard.news.filter(({ council }) => council === 'meanwhile').length, 1);
    assert.equal(
      heard.news.some(({ council }) => council === 'away'),
      false,
    );
    await store.close();
    await other.close();
    await wire.cut();
  });

  test('say that the database cannot be reached, and not its password', async () => {
    const wire = await layWire(url());
    await wire.cut();
    const place = { folder: stores.place().folder, url: wire.url };
    await assert.rejects(
      openStore({ ...place, clock: systemClock }),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, 'setting-wrong');
        assert.match(error.message, /DATABASE_URL .* The database does not serve: .*ECONNREFUSED/);
        assert.equal(error.message.includes(new URL(url()).password), false);
        return true;
      },
    );
  });

  test('commit safely', async () => {
    const store = await stores.open();
    assert.equal((await store.councils.health({}))['synchronous_commit'], 'on');
    await store.close();
  });
});
