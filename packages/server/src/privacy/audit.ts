import type { Clock } from '../ground/clock.js';
import type { NewLine, StoredLine, Verdict } from '../store/audit.js';
import type { Store } from '../store/store.js';

export type { NewLine } from '../store/audit.js';

/** What was done by people with power, and what was tried without it. Nobody can unsay a line. */
export interface Audit {
  /** Writes one line down: ids and codes only, never names, words or places. */
  record(line: NewLine): Promise<void>;
  /**
   * Writes down that somebody asked for what is not theirs. The same is written once a minute, so
   * that nobody fills the disk by asking.
   */
  denied(line: Omit<NewLine, 'act'>): Promise<void>;
  /**
   * The newest `limit` lines of a council, newest first.
   * @param before only lines before the one of this number
   */
  list(council: string, limit: number, before?: number | null): Promise<StoredLine[]>;
  /** Whether the council's chain holds. */
  verify(council: string): Promise<Verdict>;
}

/** How seldom the same refusal is written down, ms. */
const SELDOM = 60_000;
/** Beyond this many different ones a minute's memory is given up, and begins anew. */
const MOST = 10_000;

/** The audit over the store. */
export const createAudit = (parts: {
  readonly store: Pick<Store, 'audit'>;
  readonly clock: Clock;
}): Audit => {
  const { store, clock } = parts;
  const written = new Map<string, number>();
  return {
    record: (line) => store.audit.append(line),
    denied: async ({ council, staff, subject, detail }) => {
      const key = `${council} ${staff} ${subject}`;
      const now = clock.now();
      const before = written.get(key);
      if (before !== undefined && now - before < SELDOM) return;
      if (written.size >= MOST) written.clear();
      written.set(key, now);
      await store.audit.append({ council, staff, act: 'denied', subject, detail });
    },
    list: (council, limit, before = null) => store.audit.list({ council, limit, before }),
    verify: (council) => store.audit.verify({ council }),
  };
};
