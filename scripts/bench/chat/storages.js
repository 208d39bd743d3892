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

/** One statement, and so one way there and back: less than most would write. */
const INSERT = `with next as (
    update chats set last_seq = last_seq + 1 where id = $1 returning last_seq)
  insert into lines select $1, last_seq, $2, $3, $4 from next returning seq`;

/** @param {{ url?: string }} place @returns {Promise<Storage & { pool: pg.Pool }>} */
const postgres = async ({ url }) => {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  for (const table of TABLES) await pool.query(table);
  return {
    pool,
    begin: (chat) => pool.query('insert into chats values ($1, 0)', [chat]),
    keep: async (chat, id, body, at) => {
      const { rows } = await pool.query({
        name: 'keep',
        text: INSERT,
        values: [chat, id, body, at],
      });
      return Number(rows[0].seq);
    },
    close: () => pool.end(),
  };
};

/** The same, and what is emitted goes to every node through the adapter. @param {{ url?: string }} place @returns {Promise<Storage>} */
const adapter = async (place) => {
  const { pool, ...kept } = await postgres(place);
  await pool.query(`create table if not exists socket_io_attachments (
    id bigserial unique, created_at timestamptz default now(), payload bytea)`);
  return { ...kept, server: { adapter: createAdapter(pool) } };
};

export const storages = { nothing, sqlite, postgres, adapter };
