import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import type { News } from '../work.js';

/** The channel that nodes listen on. */
export const channel = 'bellman_committed';

/** PostgreSQL takes 7,999 bytes in one notice; before the news stand two numbers. */
const mostBytes = 7_900;

/** The database's clock in SQL, ms. */
const databaseNow = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;

/** News that travel together. */
interface Part {
  /** As it lies in the log: in ids only. JSON. */
  readonly line: string;
  /** As it is told: with the entries for which there is room. JSON. */
  readonly notice: string;
}

const idsOf = (news: News): News => {
  if (news.topic !== 'message' || news.entry === undefined) return news;
  const { entry: _, ...ids } = news;
  return ids;
};

/** News in parts, each short enough for one notice. What an entry makes too long goes without it. */
export const partsOf = (news: readonly News[]): Part[] => {
  const parts: Part[] = [];
  let lines: string[] = [];
  let notices: string[] = [];
  let bytes = 2;
  const close = (): void => {
    if (lines.length > 0)
      parts.push({ line: `[${lines.join(',')}]`, notice: `[${notices.join(',')}]` });
    [lines, notices, bytes] = [[], [], 2];
  };
  for (const one of news) {
    const line = JSON.stringify(idsOf(one));
    let notice = JSON.stringify(one);
    if (Buffer.byteLength(notice) + 2 > mostBytes) notice = line;
    const length = Buffer.byteLength(notice) + 1;
    if (bytes + length > mostBytes) close();
    lines.push(line);
    notices.push(notice);
    bytes += length;
  }
  close();
  return parts;
};

/** The topic of a line of the log that holds a list of news. */
const many = 'many';

/**
 * Writes news into the log and notifies every node, within the transaction: both happen at its
 * commit or not at all. One statement and a few lines, however many news there are.
 */
export const tellAll = async (db: Kysely<Tables>, news: readonly News[]): Promise<void> => {
  if (news.length === 0) return;
  const parts = partsOf(news);
  const lines = parts.map(({ line }) => line);
  const notices = parts.map(({ notice }) => notice);
  // The database's clock, which trims the log by it: nodes need not agree on the time.
  await sql`
    with given as materialized (
      select nextval(pg_get_serial_sequence('committed', 'n')) as n, line, notice
      from unnest(${lines}::text[], ${notices}::text[]) as given (line, notice)
    ), kept as (
      insert into committed (n, topic, council, payload, at)
      select n, ${many}, '', line, ${databaseNow} from given
    )
    select pg_notify(${channel}, '[' || n || ',' || pg_current_xact_id()::text || ',' || notice || ']')
    from given`.execute(db);
};

/** News that are heard together, by the line of the log that holds them. */
export interface Heard {
  readonly n: number;
  /** Of the transaction that wrote it. */
  readonly tx: number;
  readonly news: readonly News[];
}

/** What a notice says. */
export const heardIn = (notice: string): Heard => {
  const [n, tx, news] = JSON.parse(notice) as [number, number, News[]];
  return { n, tx, news };
};

/** A line of the log as it is read back. */
export interface Line {
  readonly n: number;
  readonly tx: number;
  readonly topic: string;
  readonly council: string;
  readonly payload: string;
}

/** The news that a line was written for. */
export const newsOf = ({ topic, council, payload }: Line): readonly News[] => {
  const told = JSON.parse(payload) as object;
  return topic === many ? (told as News[]) : [{ topic, council, ...told } as News];
};
