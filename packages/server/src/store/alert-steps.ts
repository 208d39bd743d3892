import { limits, Problem, transition, type AlertEvent, type AlertState } from '@bellman/protocol';
import { toldCount } from '../ground/told-count.js';
import { alertHash } from './alert-hash.js';
import { dropTimer, move, setTimer, stepsTaken } from './alert-moves.js';
import { holdAlert, readApprovable, readRecord } from './alert-record.js';
import { expiryDue, sendDue } from './alert-timers.js';
import { endBatches } from './batch-close.js';
import type { AlertRow } from './tables.js';
import { write, type Work } from './work.js';

/** A person's step, after `alerts/life` has judged it on the record with `seen` steps. */
export interface StepArgs {
  readonly council: string;
  readonly id: string;
  readonly event: Extract<
    AlertEvent,
    'submit' | 'withdraw' | 'return' | 'reject' | 'approve' | 'release' | 'breakGlass' | 'stop'
  >;
  /** The revision that the person read. */
  readonly revision: number;
  /** How many steps the record had when the rules judged it; null where any number will do. */
  readonly seen: number | null;
  /** The staff id. */
  readonly by: string;
  readonly reason: string;
  /** With what approves: the hash of what the person read, and how many followers there were. */
  readonly approval?: Approval;
}

/** What approval fixes besides the alert itself. */
export interface Approval {
  readonly hash: string;
  /** Everybody who gets it. */
  readonly followers: number;
  /** Of a further version: those of them who had the line before, and those newly covered. */
  readonly had: number;
  readonly newly: number;
}

/** As it may be told, since the audit is read by many and kept for long. */
const inAudit = (followers: number): number | string =>
  toldCount(followers) ?? `fewer than ${limits.smallCount}`;

/** What approval wrote down, taken back. */
export const unapproved = { approver: null, approved_hash: null, approved_followers: null };

/** What a step changes besides the state. */
const changes = async (work: Work, alert: AlertRow, args: StepArgs): Promise<Partial<AlertRow>> => {
  if (args.event === 'submit') return { submitter: args.by, submitted_at: work.now };
  const { approval } = args;
  if (approval === undefined) return {};
  const hash = alertHash(await readApprovable(work, alert));
  if (hash !== approval.hash) throw new Problem('alert-changed');
  const { followers, had, newly } = approval;
  return { approver: args.by, approved_hash: hash, approved_followers: followers, had, newly };
};

/** Whatever approves comes with what was approved, or it would be sent unread. */
const approves: readonly AlertEvent[] = ['approve', 'release', 'breakGlass'];

/**
 * Takes a person's step if the alert is still as it was judged.
 * @throws Problem `alert-unknown`, `alert-not-now`, `alert-changed`
 */
export const step = write(async (work, args: StepArgs) => {
  const alert = await holdAlert(work, args.council, args.id);
  if (transition(alert.state as AlertState, args.event) === undefined) {
    throw new Problem('alert-not-now', { state: alert.state });
  }
  const seen = args.seen ?? (await stepsTaken(work, alert.id));
  if (alert.revision !== args.revision || (await stepsTaken(work, alert.id)) !== seen) {
    throw new Problem('alert-changed');
  }
  if (approves.includes(args.event) !== (args.approval !== undefined)) {
    throw new Error(`The step ${args.event} came with the wrong approval`);
  }
  const set = await changes(work, alert, args);
  const state = await move(work, alert, args.event, {
    ...{ by: args.by, reason: args.reason, set },
    detail: args.approval === undefined ? {} : { followers: inAudit(args.approval.followers) },
  });
  if (state === 'approved') {
    await setTimer(work, alert, sendDue, Math.max(work.now, alert.send_at ?? 0));
  }
  if (state === 'stopped') {
    await dropTimer(work, alert.id, sendDue);
    await endBatches(work, alert.id);
  }
  return readRecord(work, await holdAlert(work, args.council, args.id));
});

/**
 * What the expiry timer does: ends the alert, and what of it still waits to be sent.
 * @throws Problem `alert-unknown`
 */
export const expire = write(async (work, { id }: { id: string }): Promise<void> => {
  const alert = await holdAlert(work, null, id);
  if (alert.state !== 'sending' && alert.state !== 'sent') return;
  if (alert.expires_at === null || alert.expires_at > work.now) return;
  await endVersion(work, alert);
});

/** `sending` or `sent` → `expired`, with its timers and whatever of it still waits to be sent. */
export const endVersion = async (work: Work, alert: AlertRow): Promise<void> => {
  await move(work, alert, 'expire', { by: null });
  await dropTimer(work, alert.id, sendDue);
  await dropTimer(work, alert.id, expiryDue);
  await endBatches(work, alert.id);
};
