import { openClient } from '../store/postgres/pg.js';
import { openFile } from '../store/sqlite/file.js';
import type { Place } from './stores.js';

/**
 * Runs one statement behind the relay's back, as somebody with a hand in the database might. On
 * SQLite the store must be closed.
 */
export const alter = async ({ folder, url }: Place, statement: string): Promise<void> => {
  if (url === undefined) {
    const file = await openFile(folder, false);
    file.exec(statement);
    file.close();
    return;
  }
  const client = openClient(url, 'bellman-test');
  await client.connect();
  await client.query(statement);
  await client.end();
};
