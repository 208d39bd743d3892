import { Problem, transition, type AlertEvent, type AlertState } from '@bellman/protocol';
import { alertHash } from './alert-hash.js';
import { dropTimer, endBatches, move, setTimer, stepsTaken } from './alert-moves.js';
import { holdAlert, readApprovable, readRecord } from './alert-record.js';
import { expiryDue, sendDue } from './alert-timers.js';
import { grown } from './audience-growth.js';
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
  /** With `approve`: the hash of what the person read, and how many followers there were. */
  readonly approval?: { readonly hash: string; readonly followers: number };
}

/** What a step changes besides the state. */
const changes = async (work: Work, alert: AlertRow, args: StepArgs): Promise<Partial<AlertRow>> => {
  if (args.event === 'submit') return { submitter: args.by };
  if (args.event !== 'approve') return {};
  const hash = alertHash(await readApprovable(work, alert));
  if (hash !== args.approval?.hash) throw new Problem('alert-changed');
  return { approver: args.by, approved_hash: hash, approved_followers: args.approval.followers };
};

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
  const set = await changes(work, alert, args);
  const state = await move(work, alert, args.event, { by: args.by, reason: args.reason, set });
  if (state === 'approved') await setTimer(work, alert, sendDue, work.now);
  if (state === 'stopped') {
    await dropTimer(work, alert.id, sendDue);
    await endBatches(work, alert.id);
  }
  return readRecord(work, await holdAlert(work, args.council, args.id));
});

/**
 * The relay's own step from `approved`: to `sending` if the alert is the one that was approved
 * and its audience has not outgrown the approval (A4); else back to its author, with the reason;
 * or to `expired`, if its end has passed. Answers the state it is in.
 * @param followers how many it would reach now
 * @throws Problem `alert-unknown`
 */
export const send = write(
  async (work, { id, followers }: { id: string; followers: number }): Promise<AlertState> => {
    const alert = await holdAlert(work, null, id);
    if (alert.state !== 'approved') return alert.state as AlertState;
    const refuse = async (problem: Problem): Promise<AlertState> => {
      await dropTimer(work, id, sendDue);
      const set = { approver: null, approved_hash: null, approved_followers: null };
      return move(work, alert, 'refuse', { by: null, reason: problem.view.title, set });
    };
    if (alertHash(await readApprovable(work, alert)) !== alert.approved_hash) {
      return refuse(new Problem('alert-altered-after-approval'));
    }
    const approved = alert.approved_followers ?? 0;
    if (grown(approved, followers)) {
      return refuse(new Problem('alert-audience-grown', { now: followers, approved }));
    }
    if (alert.expires_at === null || alert.expires_at <= work.now) {
      await dropTimer(work, id, sendDue);
      return move(work, alert, 'expire', { by: null });
    }
    await setTimer(work, alert, expiryDue, alert.expires_at);
    return move(work, alert, 'send', { by: null, set: { sent_at: work.now } });
  },
);

/**
 * What the expiry timer does: ends the alert, and what of it still waits to be sent.
 * @throws Problem `alert-unknown`
 */
export const expire = write(async (work, { id }: { id: string }): Promise<void> => {
  const alert = await holdAlert(work, null, id);
  if (alert.state !== 'sending' && alert.state !== 'sent') return;
  if (alert.expires_at === null || alert.expires_at > work.now) return;
  await move(work, alert, 'expire', { by: null });
  await dropTimer(work, id, sendDue);
  await endBatches(work, id);
});
