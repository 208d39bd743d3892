import { statfs } from 'node:fs/promises';
import { Problem } from '@bellman/protocol';
import type { Config } from './config.js';

/** With less than this a commit may fail at any moment, bytes: SQLite writes pages, and its log. */
const LEAST = 1024 * 1024;

/**
 * Sees that what is written would find room, where the store is a file of ours. PostgreSQL looks
 * after its own disk.
 * @throws Problem `store-full`
 */
export const needRoom = async (
  { data, databaseUrl }: Pick<Config, 'data' | 'databaseUrl'>,
  least = LEAST,
): Promise<void> => {
  if (databaseUrl !== null) return;
  const { bavail, bsize } = await statfs(data);
  if (bavail * bsize < least) throw new Problem('store-full');
};
