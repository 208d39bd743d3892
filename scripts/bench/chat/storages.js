import { join } from 'node:path';
import { createAdapter } from '@socket.io/postgres-adapter';
import pg from 'pg';
import { inRoot } from '../../lib/root.js';

/**
 * What the other sides keep of a message. Each gives it the next place in its chat, keeps an id
 * once, and answers when it is on disk; only `nothing` answers at once.
 * @typedef {object} Storage
 * @property {(chat: string) => unknown} begin
 * @property {(chat: string, id: string, body: string, at: number) => number | Promise<number>} keep answers the place
 * @property {() => Promise<void>} close
 * @property {object} [server] more settings of the socket server
 */

const TABLES = [
  'create table if not exists chats (id text primary key, last_seq bigint not null)',
  `create table if not exists lines (chat text not null, seq bigint not null, id text not null,
     body text not null, at bigint not null, primary key (chat, seq))`,
  'create unique index if not exists lines_id on lines (chat, id)',
];

/** @returns {Promise<Storage>} */
const nothing = async () => {
  /** @type {Map<string, number>} */
  const last = new Map();
  return {
    begin: () => undefined,
    keep: (chat) => {
      const seq = (last.get(chat) ?? 0) + 1;
      last.set(chat, seq);
      return seq;
    },
    close: async () => undefined,
  };
};

/** As safe as ours: a write-ahead log, and the disk has it before the commit returns. @param {{ folder: string }} place @returns {Promise<Storage>} */
const sqlite = async ({ folder }) => {
  const { loadDriver } = await import(inRoot('packages/server/dist/store/sqlite/driver.js'));
  const { DatabaseSync } = await loadDriver();
  const database = new DatabaseSync(join(folder, 'naive.sqlite'));
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  for (const table of TABLES) database.exec(table);
  const next = database.prepare(
    'update chats set last_seq = last_seq + 1 where id = ? returning last_seq',
  );
  const insert = database.prepare('insert into lines values (?, ?, ?, ?, ?)');
  return {
    begin: (chat) => database.prepare('insert into chats values (?, 0)').run(chat),
    keep: (chat, id, body, at) => {
      database.exec('begin immediate');
      const { last_seq: seq } = next.get(chat);
      insert.run(chat, seq, id, body, at);
      database.exec('commit');
      return seq;
    },
    close: async () => database.close(),
  };
};

const NEXT = 'update chats set last_seq = last_seq + 1 where id = $1 returning last_seq';
const INSERT = 'insert into lines values ($1, $2, $3, $4, $5)';
/** Both as one statement: one way there and back, and less than most would write. */
const BOTH = `with next as (${NEXT})
  insert into lines select $1, last_seq, $2, $3, $4 from next returning seq`;

/** @param {string | undefined} url */
const openPool = async (url) => {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  for (const table of TABLES) await pool.query(table);
  const begin = (/** @type {string} */ chat) =>
    pool.query('insert into chats values ($1, 0)', [chat]);
  return { pool, begin, close: () => pool.end() };
};

/** A transaction for each message, as it is usually written. @param {{ url?: string }} place @returns {Promise<Storage>} */
const postgres = async ({ url }) => {
  const { pool, begin, close } = await openPool(url);
  return {
    begin,
    keep: async (chat, id, body, at) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const { rows } = await client.query({ name: 'next', text: NEXT, values: [chat] });
        const seq = Number(rows[0].last_seq);
        await client.query({ name: 'keep', text: INSERT, values: [chat, seq, id, body, at] });
        await client.query('commit');
        return seq;
      } finally {
        client.release();
      }
    },
    close,
  };
};

/** One statement for each message. @param {{ url?: string }} place @returns {Promise<Storage & { pool: pg.Pool }>} */
const statement = async ({ url }) => {
  const { pool, begin, close } = await openPool(url);
  return {
    pool,
    begin,
    keep: async (chat, id, body, at) => {
      const values = [chat, id, body, at];
      const { rows } = await pool.query({ name: 'keep', text: BOTH, values });
      return Number(rows[0].seq);
    },
    close,
  };
};

/** The same one statement, and what is emitted goes to every node through the adapter. @param {{ url?: string }} place @returns {Promise<Storage>} */
const adapter = async (place) => {
  const { pool, ...kept } = await statement(place);
  await pool.query(`create table if not exists socket_io_attachments (
    id bigserial unique, created_at timestamptz default now(), payload bytea)`);
  return { ...kept, server: { adapter: createAdapter(pool) } };
};

export const storages = { nothing, sqlite, postgres, statement, adapter };
