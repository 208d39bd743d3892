import { digest } from '../ground/ids.js';
import { eraseName, nameActors, names } from './audit-names.js';
import { locked } from './locked.js';
import type { AuditRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** What an audit line can say besides: codes, ids and numbers, never names, words or places. */
export type AuditDetail = Readonly<Record<string, string | number | boolean>>;

/** One thing that was done, or tried. */
export interface NewLine {
  readonly council: string;
  /** Who; empty: the relay itself. */
  readonly staff: string;
  /** Such as `settings.save`, `staff.remove`, `denied`. */
  readonly act: string;
  /** What it was done to: an id, or the name of a route or an event. */
  readonly subject: string;
  readonly detail: AuditDetail;
}

/** A line as it is listed, with the name that its person had when they last did something. */
export interface StoredLine extends NewLine {
  readonly n: number;
  /** ms */
  readonly at: number;
  /** Null: it was erased, or it was the relay itself. */
  readonly name: string | null;
}

/** Whether a council's chain holds: how long it is and its last hash, or the first line that is wrong. */
export type Verdict =
  | { readonly ok: true; readonly lines: number; readonly hash: string }
  | { readonly ok: false; readonly n: number };

/** Lines that a check reads at a time. */
const page = 1_000;

const sorted = (detail: AuditDetail): AuditDetail =>
  Object.fromEntries(Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * SHA-256, hex (FIPS 180-4), over the former line's hash and this line as canonical JSON: fixed
 * members in a fixed order, no white space. `detail` is hashed as the very text that is kept.
 */
const hashOf = (former: string, line: Omit<AuditRow, 'hash'>): string => {
  const { council, n, at, staff, act, subject, detail } = line;
  return digest(former + JSON.stringify({ council, n, at, staff, act, subject, detail }));
};

/**
 * Adds a line within the transaction of what it tells of, so that neither is there without the
 * other. It locks the council's chain until the transaction ends, since two nodes that read the
 * same last line would fork it: so call it last.
 */
export const addLine = (work: Work, given: NewLine): Promise<void> => addLines(work, [given]);

/** The same for several councils at once, held in one order, so that of two nobody waits for the other. */
export const addLines = async (work: Work, lines: readonly NewLine[]): Promise<void> => {
  const { db, engine } = work;
  const councils = [...new Set(lines.map(({ council }) => council))].toSorted();
  await locked(
    engine,
    db
      .selectFrom('councils')
      .select('id')
      .where('id', 'in', ['', ...councils])
      .orderBy('id'),
  ).execute();
  for (const line of lines) await chain(work, line);
  await nameActors(
    work,
    lines.map(({ staff }) => staff),
  );
};

const chain = async ({ db, now }: Work, given: NewLine): Promise<void> => {
  const { council, staff, act, subject } = given;
  const last = await db
    .selectFrom('audit')
    .select(['n', 'hash'])
    .where('council', '=', council)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  const detail = JSON.stringify(sorted(given.detail));
  const line = { council, n: (last?.n ?? 0) + 1, at: now, staff, act, subject, detail };
  await db
    .insertInto('audit')
    .values({ ...line, hash: hashOf(last?.hash ?? '', line) })
    .execute();
};

/** What was done, council by council, each line chained to the one before it. */
export const audit = {
  /** Adds a line of its own. */
  append: write(addLine),

  /** The newest lines first; only those before line `before`, where that is said. */
  list: read(
    async (
      { db },
      given: { readonly council: string; readonly limit: number; readonly before?: number | null },
    ): Promise<StoredLine[]> => {
      const { council, limit, before } = given;
      const rows = await db
        .selectFrom('audit as a')
        .leftJoin('audit_names as s', 's.id', 'a.staff')
        .select(['a.council', 'a.n', 'a.at', 'a.staff', 'a.act', 'a.subject', 'a.detail', 's.name'])
        .where('a.council', '=', council)
        .$if(typeof before === 'number', (q) => q.where('a.n', '<', before ?? 0))
        .orderBy('a.n', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) as AuditDetail }));
    },
  ),

  names,
  eraseName,

  /** Reads the whole chain again. That its end was cut off, only a hash kept elsewhere can tell. */
  verify: read(async ({ db }, { council }: { readonly council: string }): Promise<Verdict> => {
    let last = { n: 0, hash: '' };
    for (;;) {
      const rows = await db
        .selectFrom('audit')
        .selectAll()
        .where('council', '=', council)
        .where('n', '>', last.n)
        .orderBy('n')
        .limit(page)
        .execute();
      for (const row of rows) {
        if (row.n !== last.n + 1 || row.hash !== hashOf(last.hash, row))
          return { ok: false, n: last.n + 1 };
        last = row;
      }
      if (rows.length < page) return { ok: true, lines: last.n, hash: last.hash };
    }
  }),
};
