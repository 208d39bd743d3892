import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runOn } from '../../testing/database.js';
import { eachEngine, onEngine } from '../../testing/stores.js';
import { loadDriver } from '../sqlite/driver.js';
import { storeFile } from '../sqlite/file.js';
import { migrations } from './index.js';

onEngine('postgres', 'migrations', (stores) => {
  test('run once when nodes start at the same time', async () => {
    const nodes = await Promise.all([stores.open(), stores.open(), stores.open()]);
    for (const node of nodes) {
      await node.councils.save({ id: 'hart', settings: '{}' });
      await node.close();
    }
    const rows = await runOn(stores.place().url ?? '', 'select name from migrations');
    assert.deepEqual(
      rows,
      migrations.map(({ name }) => ({ name })),
    );
  });
});

eachEngine('a store that a newer version wrote', (stores) => {
  const record = async (): Promise<void> => {
    const statement = `insert into migrations (name, at) values ('9999-later', 0)`;
    const { url, folder } = stores.place();
    if (url !== undefined) {
      await runOn(url, statement);
      return;
    }
    const { DatabaseSync } = await loadDriver();
    const database = new DatabaseSync(storeFile(folder));
    database.exec(statement);
    database.close();
  };

  test('is refused, with what to do', async () => {
    await (await stores.open()).close();
    await record();
    await assert.rejects(stores.open(), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'setting-wrong');
      assert.match(error.message, /newer version of Bellman wrote it \(9999-later\)/);
      assert.doesNotMatch(error.message, /:[0-9a-f]{24}@/);
      return true;
    });
  });
});
