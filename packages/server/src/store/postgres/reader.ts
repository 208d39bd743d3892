import type { News } from '../work.js';
import { newsOf, type Line } from './committed.js';

/** Asks the database: rows of one statement, and so of one snapshot. */
export type Ask = <R>(text: string, values: readonly unknown[]) => Promise<R[]>;

/** Lines read at a time when catching up. */
const pageSize = 5_000;

/**
 * Reads the log without gaps or repeats. `n` counts in the order in which rows were written, not
 * committed, so "all above the last n" would miss a slow transaction. Instead the reader keeps a
 * frontier: every transaction below it has ended and was read. The snapshot's xmin (the oldest
 * transaction still running) moves it on, and what was heard at or above it is remembered by n.
 */
export const createReader = (hear: (news: readonly News[]) => void) => {
  /** Null until the first look, which tells nothing: that is where listening begins. */
  let frontier: number | null = null;
  const heard = new Map<number, number>();
  let enough = 1_000;

  const take = (lines: readonly Line[], silently: boolean): void => {
    const fresh = lines.filter(({ n }) => !heard.has(n));
    for (const { n, tx } of fresh) heard.set(n, tx);
    if (!silently && fresh.length > 0) hear(fresh.map(newsOf));
  };

  const moveOn = (xmin: number): void => {
    frontier = xmin;
    for (const [n, tx] of heard) if (tx < xmin) heard.delete(n);
    // A long transaction keeps the frontier back: look again when twice as much was heard.
    enough = Math.max(1_000, 2 * heard.size);
  };

  /** Reads all that was committed since the frontier. Call after LISTEN, so that nothing slips. */
  const catchUp = async (ask: Ask): Promise<void> => {
    const first = frontier === null;
    let xmin: number | null = null;
    for (let after = 0; ;) {
      const rows = await ask<Line & { xmin: number; n: number | null }>(
        `with snapshot as (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin)
         select snapshot.xmin, n, tx, topic, council, payload from snapshot
         left join lateral (
           select * from committed where tx >= coalesce($1, snapshot.xmin) and n > $2
           order by n limit ${pageSize}
         ) line on true order by n`,
        [frontier, after],
      );
      const lines = rows.filter((row): row is Line & { xmin: number } => row.n !== null);
      // The first page's: what ends later is notified, for LISTEN came before.
      xmin ??= rows[0]?.xmin ?? null;
      take(lines, first);
      after = lines.at(-1)?.n ?? after;
      if (lines.length < pageSize) break;
    }
    if (xmin !== null) moveOn(xmin);
  };

  /** Reads the lines that a notice named, but for those that catching up has read already. */
  const readNamed = async (ask: Ask, numbers: readonly number[]): Promise<void> => {
    const lines = await ask<Line>(
      `select n, tx, topic, council, payload from committed
       where n = any($1::bigint[]) and tx >= $2 order by n`,
      [numbers.filter((n) => !heard.has(n)), frontier],
    );
    take(lines, false);
    if (heard.size > enough) await catchUp(ask);
  };

  return { catchUp, readNamed };
};
