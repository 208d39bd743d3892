import type { Generated } from 'kysely';

/** A timer: something to do at a time, under a lease. */
export interface DueRow {
  council: string;
  /** alert-expiry, … */
  kind: string;
  subject: string;
  at: number;
  lease_until: number | null;
  leased_by: string | null;
}

/** What was committed, told to every node: ids only, never words or places. */
export interface CommittedRow {
  n: Generated<number>;
  council: string;
  topic: string;
  /** JSON */
  payload: string;
  at: number;
  /** PostgreSQL's transaction id, so that a reader can catch up without gaps; 0 on SQLite. */
  tx: Generated<number>;
}
