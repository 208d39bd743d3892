import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../lib/root.js';
import { say } from '../lib/say.js';
import { startChild } from './chat/children.js';
import { besideFanOut } from './chat/beside.js';
import { idleSockets } from './chat/idle.js';
import { inTurns, row } from './lib/rows.js';

const ROUNDS = 5;
const ROUND_MS = 2_000;
/** Each has 20 chats, the most that the relay lets somebody have. */
const ADVISERS = 10;

/**
 * The durable chat relay beside a relay with the same checks without storage, with a commit for
 * each message, and, across two nodes, with Socket.IO's own PostgreSQL adapter.
 */
export const chat = async () => {
  const { PROTOCOL_VERSION: version } = await import('@bellman/protocol');
  const folder = await mkdtemp(join(tmpdir(), 'bellman-bench-'));
  const { makeDatabase, startPostgres } = await import(
    inRoot('packages/server/dist/testing/database.js')
  );
  // As it is run: a commit is on disk before it is answered.
  const postgres = await startPostgres({ durable: true });
  /** @type {import('./chat/children.js').Child[]} */
  const children = [];
  /** @param {string} file */
  const child = async (file) => {
    const one = await startChild(file);
    children.push(one);
    return one;
  };
  const load = await child('load.js');

  /** @type {Record<string, import('./chat/children.js').Child[]>} */
  const sides = {};
  /** A side of one or two relays; residents are at the first, advisers at the last. @param {string} name @param {string} file @param {{ kind?: string, checked?: boolean, nodes?: number, postgres?: boolean }} about */
  const side = async (name, file, about) => {
    const { kind, checked = true, nodes = 1, postgres: onPostgres = false } = about;
    const { url } = onPostgres ? await makeDatabase(postgres.url) : { url: undefined };
    const urls = [];
    let cookies = Array.from({ length: ADVISERS }, () => '');
    sides[name] = [];
    for (let at = 0; at < nodes; at += 1) {
      const relay = await child(file);
      sides[name].push(relay);
      const place = {
        folder: await mkdtemp(join(folder, 'side-')),
        ...(url === undefined ? {} : { url }),
      };
      const advisers = at === 0 ? ADVISERS : 0;
      const told = await relay.ask('start', { place, kind, checked, advisers });
      urls.push(told.url);
      if (at === 0 && told.cookies) ({ cookies } = told);
    }
    await load.ask('meet', { name, front: urls[0], back: urls.at(-1), cookies, version });
    await load.ask('round', { name, ms: 500 });
  };

  /** @type {Record<string, object[]>} */
  const figures = {};
  /** @param {string} name */
  const play = (name) => async () => {
    const relays = sides[name] ?? [];
    const before = await Promise.all(relays.map((relay) => relay.ask('usage')));
    const played = await load.ask('round', { name, ms: ROUND_MS });
    const after = await Promise.all(relays.map((relay) => relay.ask('usage')));
    const cpu = after.reduce((sum, one, at) => sum + one.cpu - before[at].cpu, 0);
    const figure = {
      ...played,
      cpuPerMessage: cpu / played.messages,
      ...(after[0].late ? { late: after[0].late } : {}),
    };
    (figures[name] ??= []).push(figure);
    say(`· ${name}: ${JSON.stringify(figure)}`);
    return played.perSecond;
  };

  try {
    say('· starting the relays');
    await side('ours', 'relay.js', {});
    await side('nothing', 'naive.js', { kind: 'nothing' });
    await side('bare', 'naive.js', { kind: 'nothing', checked: false });
    await side('oneByOne', 'naive.js', { kind: 'sqlite' });
    const onSqlite = await inTurns(ROUNDS, {
      ours: play('ours'),
      nothing: play('nothing'),
      bare: play('bare'),
      oneByOne: play('oneByOne'),
    });
    await side('oursPostgres', 'relay.js', { postgres: true });
    await side('oneByOnePostgres', 'naive.js', { kind: 'postgres', postgres: true });
    await side('statement', 'naive.js', { kind: 'statement', postgres: true });
    await side('oursNodes', 'relay.js', { nodes: 2, postgres: true });
    await side('adapter', 'naive.js', { kind: 'adapter', nodes: 2, postgres: true });
    const onPostgres = await inTurns(ROUNDS, {
      oursPostgres: play('oursPostgres'),
      oneByOnePostgres: play('oneByOnePostgres'),
      statement: play('statement'),
      oursNodes: play('oursNodes'),
      adapter: play('adapter'),
    });
    /** @param {string} what @param {string} against @param {number | null} goal @param {number[]} ours @param {number[]} theirs */
    const more = (what, against, goal, ours, theirs) =>
      row({ what, against, better: 'more', goal }, ours, theirs);
    const rows = [
      more(
        'durable chat messages/s, SQLite, the whole relay',
        'a Socket.IO relay with the same checks and no storage',
        0.6,
        onSqlite.ours,
        onSqlite.nothing,
      ),
      more(
        'durable chat messages/s, SQLite, the whole relay',
        'a Socket.IO relay with neither checks nor storage',
        null,
        onSqlite.ours,
        onSqlite.bare,
      ),
      more(
        'durable chat messages/s, SQLite, the whole relay',
        'a Socket.IO relay with the same checks, one commit a message',
        3,
        onSqlite.ours,
        onSqlite.oneByOne,
      ),
      more(
        'durable chat messages/s, PostgreSQL, the whole relay',
        'a Socket.IO relay with the same checks, one transaction a message',
        2.5,
        onPostgres.oursPostgres,
        onPostgres.oneByOnePostgres,
      ),
      more(
        'durable chat messages/s, PostgreSQL, the whole relay',
        'the same with all of a transaction in one statement',
        null,
        onPostgres.oursPostgres,
        onPostgres.statement,
      ),
      more(
        'durable chat messages/s from one node to another, PostgreSQL',
        'the same checks, INSERT, then emit through @socket.io/postgres-adapter',
        6,
        onPostgres.oursNodes,
        onPostgres.adapter,
      ),
    ];
    for (const one of children.splice(0).toReversed()) await one.stop();
    rows.push(await besideFanOut(ROUNDS, await child('load.js'), version));
    const idle = await idleSockets(await child('relay.js'), await child('load.js'), {
      folder: await mkdtemp(join(folder, 'side-')),
      version,
    });
    return { ratio: rows[0]?.ratio ?? 0, against: rows[0]?.against, rows, figures, idle };
  } finally {
    for (const one of children.toReversed()) await one.stop();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
