import { uptime } from 'node:os';
import { newsKept } from '../bus.js';
import type { News } from '../work.js';
import { newsOf, type Heard, type Line } from './committed.js';

/** Asks the database: rows of one statement, and so of one snapshot. */
export type Ask = <R>(text: string, values: readonly unknown[]) => Promise<R[]>;

/** Lines read at a time when catching up. */
const pageSize = 5_000;

/** A line's time is when it was written; its transaction may have ended so much later, ms. */
const slowest = 5 * 60_000;

/** Whoever heard from the database so lately missed no line, whatever its clock says since, ms. */
const lately = 30_000;

/** Lines that were never read may be gone from the log. */
export class Missed extends Error {
  override name = 'Missed';
}

/**
 * Reads the log without gaps or repeats. `n` counts in the order in which rows were written, not
 * committed, so "all above the last n" would miss a slow transaction. Instead the reader keeps a
 * frontier: every transaction below it has ended and was read. The snapshot's xmin (the oldest
 * transaction still running) moves it on, and what was heard at or above it is remembered by n.
 */
export const createReader = (
  hear: (news: readonly News[]) => void,
  /** Time that passes, ms; the machine's sleep counts, and a step of its clock does not. */
  elapsed: () => number = () => uptime() * 1_000,
) => {
  /** Null until the first look, which tells nothing: that is where listening begins. */
  let frontier: number | null = null;
  const heard = new Map<number, number>();
  let enough = 1_000;
  /** When the log was last read through, by the database's clock, ms. */
  let readAt: number | null = null;
  /** The same by this machine's time. */
  let readHere = 0;

  const take = (lines: readonly Heard[], silently: boolean): void => {
    const fresh = lines.filter(({ n }) => !heard.has(n));
    for (const { n, tx } of fresh) heard.set(n, tx);
    if (!silently && fresh.length > 0) hear(fresh.flatMap(({ news }) => news));
  };

  const moveOn = (xmin: number): void => {
    frontier = xmin;
    for (const [n, tx] of heard) if (tx < xmin) heard.delete(n);
    // A long transaction keeps the frontier back: look again when twice as much was heard.
    enough = Math.max(1_000, 2 * heard.size);
  };

  /**
   * Reads all that was committed since the frontier. Call after LISTEN, so that nothing slips.
   * @throws Missed where the log was last read so long ago that it may have been trimmed since
   */
  const catchUp = async (ask: Ask): Promise<void> => {
    const first = frontier === null;
    let xmin: number | null = null;
    let clock = 0;
    for (let after = 0; ;) {
      const rows = await ask<Line & { xmin: number; clock: number; n: number | null }>(
        `with snapshot as (
           select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin,
             (extract(epoch from clock_timestamp()) * 1000)::bigint as clock
         )
         select snapshot.xmin, snapshot.clock, n, tx, topic, council, payload from snapshot
         left join lateral (
           select * from committed where tx >= coalesce($1, snapshot.xmin) and n > $2
           order by n limit ${pageSize}
         ) line on true order by n`,
        [frontier, after],
      );
      const lines = rows.filter((row): row is (typeof rows)[number] & Line => row.n !== null);
      // The first page's: what ends later is notified, for LISTEN came before.
      if (xmin === null && rows[0] !== undefined) ({ xmin, clock } = rows[0]);
      const silence = readAt === null ? 0 : clock - readAt;
      // A clock that was stepped forwards is no silence.
      if (silence > newsKept - slowest && elapsed() - readHere > lately)
        throw new Missed('The log of what was committed was out of reach for too long.');
      take(
        lines.map((line) => ({ n: line.n, tx: line.tx, news: newsOf(line) })),
        first,
      );
      after = lines.at(-1)?.n ?? after;
      if (lines.length < pageSize) break;
    }
    if (xmin !== null) moveOn(xmin);
    readAt = clock;
    readHere = elapsed();
  };

  /** Hears what notices told, but for what catching up has read already. */
  const hearNotices = async (ask: Ask, told: readonly Heard[]): Promise<void> => {
    const from = frontier ?? 0;
    take(
      told.filter(({ tx }) => tx >= from),
      false,
    );
    if (heard.size > enough) await catchUp(ask);
  };

  /**
   * Shows that the connection lives, and moves the frontier on where that costs little: while a
   * long transaction keeps it back, all above it would be read again and again.
   */
  const beat = async (ask: Ask): Promise<void> => {
    if (heard.size < 1_000 || heard.size > enough) return catchUp(ask);
    const [row] = await ask<{ clock: number }>(
      `select (extract(epoch from clock_timestamp()) * 1000)::bigint as clock`,
      [],
    );
    // Nothing was missed by then, for it was notified.
    readAt = row?.clock ?? readAt;
    readHere = elapsed();
  };

  return { catchUp, hearNotices, beat };
};
