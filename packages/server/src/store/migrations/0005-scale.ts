import type { Kysely } from 'kysely';

/** Which alert a chat is about. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('conversations').addColumn('alert', 'text').execute();
};
