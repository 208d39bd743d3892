import { Problem, type AlertDraft, type AlertState, type VersionType } from '@bellman/protocol';
import { addLine } from './audit.js';
import { draftColumns, putDraft, type AlertPlace } from './alert-draft.js';
import { holdLine } from './alert-line.js';
import { findAlert, holdAlert, readRecord } from './alert-record.js';
import { write } from './work.js';

/** A further version of a line, as it begins. */
export interface NewVersionArgs {
  readonly council: string;
  /** Any version of the line. */
  readonly of: string;
  readonly id: string;
  /** The staff id; for a program, whose key it is. */
  readonly author: string;
  readonly type: Exclude<VersionType, 'alert'>;
  /** How many versions the line had when the rules judged it. */
  readonly seen: number;
  readonly draft: AlertDraft;
  /** Its `where`, as `councils/shapes` makes rows of it. */
  readonly places: readonly AlertPlace[];
  /** desk, key or cap. */
  readonly source?: string;
}

/** States of a version that somebody still works on. */
export const underWay: readonly AlertState[] = ['draft', 'submitted', 'returned', 'approved'];

/**
 * Begins a further version of a line, if none other is under way: two at once, and a line's
 * versions would overtake each other.
 * @throws Problem `alert-unknown`, `alert-version-under-way`, `alert-changed`
 */
export const newVersion = write(async (work, args: NewVersionArgs) => {
  const { council, id, type, draft } = args;
  const before = await findAlert(work, council, args.of);
  const versions = await holdLine(work, before.line);
  if (versions.some(({ state }) => underWay.includes(state)))
    throw new Problem('alert-version-under-way');
  if (versions.length !== args.seen) throw new Problem('alert-changed');
  const version = Math.max(...versions.map((one) => one.version)) + 1;
  await work.db
    .insertInto('alerts')
    .values({
      ...draftColumns(draft),
      ...{ id, council, line: before.line, version, type, state: 'draft', revision: 1 },
      ...{ author: args.author, source: args.source ?? 'desk', source_notes: '[]' },
      ...{ submitter: null, approver: null, approved_hash: null, approved_followers: null },
      ...{ sent_at: null, submitted_at: null, first_at: null, had: 0, newly: 0, cut_ord: 0 },
      ...{ created_at: work.now, updated_at: work.now },
    })
    .execute();
  await putDraft(work, { id, council }, draft, args.places);
  work.tell({ topic: 'alert', council, alert: id });
  const record = await readRecord(work, await holdAlert(work, council, id));
  await addLine(work, {
    ...{ council, staff: args.author, act: 'alert.version', subject: id },
    detail: { type, version },
  });
  return record;
});
