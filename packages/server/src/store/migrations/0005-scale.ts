import { sql, type Kysely } from 'kysely';
import type { Engine } from '../work.js';
import { makerOn } from './0001/maker.js';

/**
 * Which alert a chat is about. Whom of its range a batch is for, where not all. Indexes that hold all that choosing an audience reads: the ways to a
 * follower, a follower in a line, and who changed since an alert was approved.
 */
export const up = async (db: Kysely<unknown>, engine: Engine): Promise<void> => {
  const { index } = makerOn(db, engine);
  await db.schema.alterTable('batches').addColumn('ords', 'text').execute();
  await db.schema.alterTable('conversations').addColumn('alert', 'text').execute();
  await db.schema.dropIndex('channels_follower').execute();
  await index('channels_reach', 'channels', 'follower', 'kind', 'confirmed_at', 'host', 'id');
  await index(
    'follower_places_follower',
    ...(['follower_places', 'council', 'follower', 'lat', 'lon', 'area'] as const),
  );
  await db.schema.dropIndex('audience_follower').execute();
  await index('audience_follower', 'audience', 'follower', 'line');
  await index('followers_updated', 'followers', 'council', 'updated_at');
  // Only e-mail addresses are ever confirmed.
  await sql`create index channels_confirmed on channels (council, confirmed_at)
    where confirmed_at is not null`.execute(db);
};
