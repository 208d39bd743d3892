import { Kysely, PostgresDialect, sql } from 'kysely';
import { openPool } from '../store/postgres/pg.js';
import { insertMany } from '../store/sets.js';
import { overSqlite } from '../store/sqlite/dialect.js';
import { openFile } from '../store/sqlite/file.js';
import type { Tables } from '../store/tables.js';
import type { Engine } from '../store/work.js';
import { drawFollowers, type Drawn, type Population } from './population.js';

/** Where followers are written, and of which kind. */
export interface Populating extends Population {
  /** The database, whose tables are there; no relay has it open. */
  readonly place: { readonly folder: string; readonly url?: string };
  readonly council: string;
  readonly count: number;
  /** Hears how many are written. */
  readonly progress?: (done: number) => void;
}

/** Followers written by one transaction. */
const part = 10_000;
const at = 1_760_000_000_000;

interface Opened {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  commit(write: (db: Kysely<Tables>) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

const openPlace = async ({ folder, url }: Populating['place']): Promise<Opened> => {
  if (url !== undefined) {
    const pool = openPool(url);
    const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
    return {
      ...{ db, engine: 'postgres' },
      commit: (write) => db.transaction().execute(write),
      close: () => db.destroy(),
    };
  }
  const database = await openFile(folder, false);
  // Whoever generates begins again after a power cut, and nobody else has the file open.
  database.exec('pragma journal_mode = off');
  database.exec('pragma synchronous = off');
  database.exec('pragma cache_size = -200000');
  const db = overSqlite(database);
  return {
    ...{ db, engine: 'sqlite' },
    commit: async (write) => {
      database.exec('begin immediate');
      await write(db);
      database.exec('commit');
    },
    close: async () => {
      database.exec('pragma journal_mode = wal');
      await db.destroy();
    },
  };
};

/** In place of SHA-256: what nobody looks up here, in the order that an index fills fastest in. */
const inOrder = (id: string): string => id.replaceAll('-', '').padStart(64, '0');

/** Filled at once when the rows are there, rather than row by row. */
const later = {
  follower_places_point: 'follower_places (council, lat, lon, follower)',
  follower_places_follower: 'follower_places (council, follower, lat, lon, area)',
  follower_places_area: 'follower_places (council, area, follower)',
  follower_places_postcode: 'follower_places (council, postcode)',
  channels_reach: 'channels (follower, kind, confirmed_at, host, id)',
  followers_updated: 'followers (council, updated_at)',
} as const;

const writePart = async (
  work: Pick<Opened, 'db' | 'engine'>,
  council: string,
  vapidKey: string,
  drawn: readonly Drawn[],
): Promise<void> => {
  await insertMany(
    work,
    'followers',
    { council, preferences: '{}', quiet_pass: 'Severe', created_at: at, updated_at: at },
    {
      ...{ id: 'text', token_hash: 'text', language: 'text' },
      ...{ general: 'bigint', drills: 'bigint', neutral: 'bigint' },
    },
    drawn.map(({ id, language, general, drills, neutral }) => [
      ...[id, inOrder(id), language],
      ...[general, drills, neutral],
    ]),
  );
  await insertMany(
    work,
    'follower_places',
    { council, label: '', postcode: 'GU514AE' },
    { follower: 'text', position: 'bigint', lon: 'bigint', lat: 'bigint' },
    drawn.flatMap(({ id, places }) => places.map(([lon, lat], index) => [id, index, lon, lat])),
  );
  await insertMany(
    work,
    'follower_services',
    { council },
    { follower: 'text', service: 'text' },
    drawn.flatMap(({ id, services }) => services.map((service) => [id, service])),
  );
  await insertMany(
    work,
    'channels',
    { council, kind: 'push', vapid_key: vapidKey, created_at: at },
    {
      proven_at: 'bigint',
      ...{ id: 'text', follower: 'text', host: 'text', endpoint: 'text' },
      ...{ endpoint_hash: 'text', p256dh: 'text', auth: 'text' },
    },
    drawn.map(({ id: follower, channel: { id, host, endpoint, p256dh, auth, proven } }) => [
      proven ? at : null,
      ...[id, follower, host, endpoint],
      ...[inOrder(id), p256dh, auth],
    ]),
  );
};

/**
 * Writes followers straight into a database, some 30,000 a second. They subscribed with the council's
 * current VAPID key, where it has one.
 */
export const populate = async (wish: Populating): Promise<void> => {
  const opened = await openPlace(wish.place);
  const { engine, commit } = opened;
  const { council } = wish;
  let drawn: Drawn[] = [];
  let done = 0;
  try {
    const key = await opened.db
      .selectFrom('vapid_keys')
      .select('id')
      .where('council', '=', council)
      .where('slot', '=', 'current')
      .executeTakeFirst();
    const vapidKey = key?.id ?? 'none';
    const flush = async (): Promise<void> => {
      await commit((db) => writePart({ db, engine }, council, vapidKey, drawn));
      done += drawn.length;
      drawn = [];
      wish.progress?.(done);
    };
    for (const name of Object.keys(later))
      await sql`drop index ${sql.ref(name)}`.execute(opened.db);
    for await (const one of drawFollowers(wish, wish.count)) {
      if (drawn.push(one) === part) await flush();
    }
    if (drawn.length > 0) await flush();
    for (const [name, of] of Object.entries(later))
      await sql`create index ${sql.ref(name)} on ${sql.raw(of)}`.execute(opened.db);
    // As its own autovacuum soon would; SQLite gathers no statistics by itself, nor does the relay.
    if (engine === 'postgres') await sql`vacuum analyze`.execute(opened.db);
  } finally {
    await opened.close();
  }
};
