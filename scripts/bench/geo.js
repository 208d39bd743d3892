import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../lib/root.js';
import { say } from '../lib/say.js';
import { firstMessages } from './geo/first.js';
import { round } from './geo/round.js';
import { inTurns, row } from './lib/rows.js';

/** @typedef {import('./geo/side.js').Wish} Wish */

const FOLLOWERS = Number(process.env['BELLMAN_BENCH_FOLLOWERS'] ?? 1_000_000);
const ROUNDS = 5;
const CORNERS = 2_000;
/** About the radius, 1e-7 degree of latitude: a town's flood, and most of a district. */
const TOWN = 110_000;
const DISTRICT = 340_000;

/** @param {string} name */
const support = (name) => import(inRoot('tests/dist', `${name}.js`));

/**
 * Whom a polygon holds, by three ways on one engine; that they are the same is checked each round.
 * @param {string} where for the rows
 * @param {Wish} wish
 * @param {{ all: number | null, box: number | null }} goals
 */
const choosing = async (where, wish, goals) => {
  const digests = new Set();
  let count = 0;
  /** @param {string} program */
  const one = (program) => async (/** @type {number} */ at) => {
    const found = await round(program, wish);
    digests.add(found.digest);
    count = found.count;
    say(`round ${at + 1}, ${where}: ${program} ${Math.round(found.ms)} ms`);
    return found.ms;
  };
  const ms = await inTurns(ROUNDS, {
    ours: one('ours.js'),
    all: one('all.js'),
    box: one('box.js'),
  });
  if (digests.size !== 1) throw new Error(`${where}: the ways do not choose the same followers`);
  const what = `choosing ${count.toLocaleString('en-GB')} followers by ${where}, ms`;
  const better = /** @type {const} */ ('less');
  return [
    row({ what, better, against: 'SELECT * + Turf', goal: goals.all }, ms.ours, ms.all),
    row({ what, better, against: 'box by index + Turf', goal: goals.box }, ms.ours, ms.box),
  ];
};

/** The same followers in a PostgreSQL. @param {string} folder @param {Wish['ring']} ring */
const onPostgres = async (folder, ring) => {
  const { startDatabase } = await support('support/postgres');
  const { openStore } = await import(inRoot('packages/server/dist/store/open.js'));
  const { populateAside } = await support('alerts/million/stage');
  const database = await startDatabase();
  try {
    const { url } = database;
    const store = await openStore({ folder, url, clock: { now: Date.now } });
    await store.close();
    const about = {
      council: 'hart',
      seed: 2026,
      hosts: ['push.example'],
      services: ['waste', 'planning'],
    };
    await populateAside({ place: { folder, url }, count: FOLLOWERS, ...about }, say);
    const where = 'a town’s polygon, on PostgreSQL';
    return await choosing(where, { folder, url, ring }, { all: null, box: null });
  } finally {
    await database.stop();
  }
};

/**
 * The rows of SQLite, and the real relay's first message.
 * @param {string} folder
 * @param {Wish['ring']} town
 * @param {Wish['ring']} district
 */
const onSqlite = async (folder, town, district) => {
  const { setStage } = await support('alerts/million/stage');
  const stage = await setStage(FOLLOWERS, say);
  try {
    // The relay has its file to itself, so the others get a copy.
    await stage.relay.kill();
    await copyFile(join(stage.folder, 'bellman.sqlite'), join(folder, 'bellman.sqlite'));
    await stage.relay.start();
    const small = { folder, ring: town };
    const large = { folder, ring: district };
    return [
      ...(await choosing('a town’s polygon', small, { all: 40, box: 2 })),
      ...(await choosing('a district’s polygon', large, { all: null, box: 2 })),
      ...(await firstMessages(stage, large, ROUNDS)),
    ];
  } finally {
    await stage.stop();
  }
};

/**
 * Choosing among a million followers by a polygon of 2,000 corners, on both engines, and how long
 * it takes until the first of those who are meant has the alert.
 */
export const geo = async () => {
  const { flood } = await support('alerts/million/alert');
  const folder = await mkdtemp(join(tmpdir(), 'bellman-geo-'));
  try {
    const [town, district] = [flood(CORNERS, TOWN), flood(CORNERS, DISTRICT)];
    const rows = await onSqlite(folder, town, district);
    rows.push(...(await onPostgres(folder, town)));
    const [first] = rows;
    return { ratio: first?.ratio, against: first?.against, followers: FOLLOWERS, rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
