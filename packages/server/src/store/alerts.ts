import { Problem, type AlertDraft, type AlertProgress, type AlertState } from '@bellman/protocol';
import { countSending } from './alert-counts.js';
import { draftColumns, putDraft, type AlertPlace } from './alert-draft.js';
import { headlines } from './alert-headlines.js';
import { inForce } from './alert-in-force.js';
import { staffList } from './alert-lists.js';
import { move } from './alert-moves.js';
import { publicLine, publicList, publicOne } from './alert-public.js';
import { findAlert, holdAlert, readRecord } from './alert-record.js';
import { tendLine } from './alert-line.js';
import { send } from './alert-send.js';
import { expire, step } from './alert-steps.js';
import { newVersion } from './alert-versions.js';
import { addLine } from './audit.js';
import type { AlertRow } from './tables.js';
import { read, write, type Work } from './work.js';

/** A draft as it begins. */
export interface NewAlert {
  readonly council: string;
  readonly id: string;
  /** The staff id. */
  readonly author: string;
  readonly draft: AlertDraft;
  /** Its `where`, as `councils/shapes` makes rows of it. */
  readonly places: readonly AlertPlace[];
  /** Where it came from: desk (where nothing is said), key or cap; and what is notable about that. */
  readonly source?: { readonly from: 'desk' | 'key' | 'cap'; readonly notes: readonly string[] };
}

/** A draft's new state. */
export interface AlertChange {
  readonly council: string;
  readonly id: string;
  readonly by: string;
  /** The revision that the edit was made from. */
  readonly revision: number;
  readonly draft: AlertDraft;
  readonly places: readonly AlertPlace[];
}

/** Alerts: drafts, the steps of their life, what is shown of them. */
export const alerts = {
  /** A new line's first version. */
  create: write(async (work, given: NewAlert) => {
    const { council, id, author, draft, places } = given;
    const { from, notes } = given.source ?? { from: 'desk', notes: [] };
    await work.db
      .insertInto('alerts')
      .values({
        ...draftColumns(draft),
        ...{ id, council, line: id, version: 1, state: 'draft', revision: 1, author },
        ...{ submitter: null, approver: null, approved_hash: null, approved_followers: null },
        ...{ sent_at: null, created_at: work.now, updated_at: work.now },
        ...{ type: 'alert', source: from, source_notes: JSON.stringify(notes) },
        ...{ had: 0, newly: 0, cut_ord: 0 },
        ...{ submitted_at: null, first_at: null },
      })
      .execute();
    await putDraft(work, { id, council }, draft, places);
    work.tell({ topic: 'alert', council, alert: id });
    const record = await readRecord(work, await holdAlert(work, council, id));
    await addLine(work, {
      ...{ council, staff: author, act: 'alert.new', subject: id, detail: { from } },
    });
    return record;
  }),
  /** @throws Problem `alert-unknown`, `alert-not-now`, `alert-changed` */
  edit: write(async (work, { council, id, by, revision, draft, places }: AlertChange) => {
    const alert = await holdAlert(work, council, id);
    await joinEdits(work, alert, by);
    const set = { ...draftColumns(draft), revision: alert.revision + 1 };
    await move(work, alert, 'edit', { by, set });
    if (alert.revision !== revision) throw new Problem('alert-changed');
    await putDraft(work, alert, draft, places);
    return readRecord(work, await holdAlert(work, council, id));
  }),
  newVersion,
  step,
  tendLine,
  inForce,
  send,
  expire,
  /** @throws Problem `alert-unknown` */
  find: read(async (work, { council, id }: { council: string; id: string }) =>
    readRecord(work, await findAlert(work, council, id)),
  ),
  /** @throws Problem `alert-unknown` */
  progress: read(async (work, { id }: { id: string }): Promise<AlertProgress> => {
    const alert = await findAlert(work, null, id);
    return {
      council: alert.council,
      alert: id,
      state: alert.state as AlertState,
      revision: alert.revision,
      counts: alert.sent_at === null ? null : await countSending(work, id),
    };
  }),
  staffList,
  publicList,
  publicOne,
  publicLine,
  headlines,
};

/** One person's edits of a draft, one after another, stand as one step in its record. */
const joinEdits = async ({ db }: Work, alert: AlertRow, by: string): Promise<void> => {
  const last = await db
    .selectFrom('alert_steps')
    .selectAll()
    .where('alert', '=', alert.id)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.event !== 'edit' || last.by_staff !== by || last.from_state !== 'draft') return;
  await db
    .deleteFrom('alert_steps')
    .where('alert', '=', alert.id)
    .where('position', '=', last.position)
    .execute();
};
