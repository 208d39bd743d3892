import {
  limits,
  Problem,
  transition,
  transitions,
  type AlertDraft,
  type AlertStep,
  type Transition,
} from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import type { AlertRecord } from '../store/alert-record.js';
import type { Approval, StepArgs } from '../store/alert-steps.js';
import { lineEnds } from '../store/alert-line.js';
import { checkComplete, checkLasting, checkSchedule } from './complete.js';
import type { Reached } from './reached.js';
import { barred, needsSecond, type Asking } from './rights.js';

/**
 * Refuses what no draft may hold.
 * @throws Problem `service-unknown`
 */
export const checkServices = (services: readonly string[], council: Council): void => {
  const followed = new Set(council.services.filter((s) => s.alerts).map(({ id }) => id));
  const unknown = services.find((service) => !followed.has(service));
  if (unknown !== undefined) throw new Problem('service-unknown', { service: unknown });
};

interface Judging extends Asking {
  readonly step: AlertStep;
  /** How many it would reach now; asked for where somebody is to be reached. */
  readonly reach: () => Promise<Reached>;
  /** What a partner may propose: asked at submission, for its areas may be others by now. */
  readonly checkPartner: (alert: AlertRecord) => Promise<void>;
}

/**
 * Judges a person's step by all the rules of an alert's life (A1, A4, A5, A10), and answers what
 * the store is to do, provided that the alert is then still as it was judged.
 * @throws Problem `not-permitted`, `alert-not-now`, `alert-changed`, `reason-needed`,
 *   `alert-own-approval`, `alert-too-early`, `alert-expired`, `alert-understanding-needed`,
 *   `alert-needs-approval`, `alert-reaches-nobody`, `alert-line-closed`, and of an unfinished draft
 *   what `checkComplete` throws
 */
export const judge = async (judging: Judging): Promise<StepArgs> => {
  const { alert, staff, step } = judging;
  const row = rowFor(judging);
  const barrier = barred(row, judging);
  if (barrier !== null) throw barrier;
  if (step.revision !== alert.revision) throw new Problem('alert-changed');
  const reason = step.reason ?? '';
  if (row.needs === 'reason' && reason === '') throw new Problem('reason-needed');
  if (step.event === 'submit' || step.event === 'release') await checkFit(judging);
  return {
    council: alert.council,
    id: alert.id,
    event: step.event,
    revision: alert.revision,
    // Stopping is easier than sending: what the relay did meanwhile must not stand in its way.
    seen: step.event === 'stop' ? null : alert.steps.length,
    by: staff.id,
    reason,
    ...(row.to === 'approved' ? { approval: await judgeApproval(judging) } : {}),
  };
};

/**
 * The table's row for the step. Where there is none now, whoever might never do such a thing is
 * told so rather than where the alert stands.
 */
const rowFor = (judging: Judging): Transition => {
  const { alert, step } = judging;
  const row = transition(alert.state, step.event);
  if (row !== undefined) return row;
  const rows = transitions.filter(({ event }) => event === step.event);
  const never = (one: Transition): boolean => barred(one, judging)?.code === 'not-permitted';
  if (rows.every(never)) throw new Problem('not-permitted');
  throw new Problem('alert-not-now', { state: alert.state });
};

/** Refuses to hand on what is not fit to be sent, or would reach nobody. */
const checkFit = async ({ alert, council, now, reach, checkPartner }: Judging): Promise<void> => {
  checkServices(alert.services, council);
  checkComplete(alert, council, now);
  checkOpen(alert, council, now);
  await checkPartner(alert);
  checkReach(alert, await reach());
};

/**
 * Refuses what would reach nobody; a correction and an all-clear are due even to those who will
 * only read the page.
 */
const checkReach = ({ type }: AlertRecord, { followers }: Reached): void => {
  const owed = type === 'correction' || type === 'all-clear';
  if (followers === 0 && !owed) throw new Problem('alert-reaches-nobody');
};

/** Refuses a further version of a line whose audience is erased, or is about to be. */
const checkOpen = (alert: AlertRecord, council: Council, now: number): void => {
  if (alert.version === 1) return;
  const others = alert.versions.filter(({ id }) => id !== alert.id);
  const ends = lineEnds(others, council.alerting.audienceDays);
  if (ends !== null && ends <= now) throw new Problem('alert-line-closed');
};

const judgeApproval = async (judging: Judging): Promise<Approval> => {
  const { alert, council, step, now } = judging;
  if (step.hash !== alert.hash) throw new Problem('alert-changed');
  checkLasting(alert, now);
  // Who breaks the glass has waited for others until its time passed: then it goes out at once.
  if (step.event !== 'breakGlass') checkSchedule(alert, now);
  checkOpen(alert, council, now);
  const reached = await judging.reach();
  checkReach(alert, reached);
  if (step.event === 'release' && !canRelease(alert, council, reached.followers))
    throw new Problem('alert-needs-approval');
  // An all-clear is easier than what it ends: nobody is kept from it by a tick.
  const large = reached.followers > limits.largeAudience && alert.type !== 'all-clear';
  if (large && step.understood !== true) {
    throw new Problem('alert-understanding-needed', { limit: limits.largeAudience });
  }
  return { hash: alert.hash, ...reached };
};

/** Whether its author may send it without a second person, reaching so many followers (A4). */
export const canRelease = (
  alert: Parameters<typeof needsSecond>[0],
  council: Pick<Council, 'approveAll'>,
  followers: number,
): boolean => !needsSecond(alert, council) && followers <= limits.largeAudience;

/**
 * Judges an edit, and answers the draft as it is to be kept: what a further version is about, and
 * whether it is a drill, was settled by its line's first.
 * @throws Problem `not-permitted`, `alert-unknown`, `alert-not-now`, `alert-changed`,
 *   `service-unknown`, `alert-line-closed`
 */
export const judgeEdit = (
  asking: Asking,
  edit: AlertDraft & { readonly revision: number },
): AlertDraft => {
  const { alert, council, now } = asking;
  const row = transition(alert.state, 'edit');
  if (row === undefined) throw new Problem('alert-not-now', { state: alert.state });
  const barrier = barred(row, asking);
  if (barrier !== null) throw barrier;
  const { revision, ...draft } = edit;
  if (revision !== alert.revision) throw new Problem('alert-changed');
  checkServices(draft.services, council);
  if (alert.version === 1) return draft;
  checkOpen(alert, council, now);
  const { kind, exercise, partner, followable } = alert;
  return { ...draft, kind, exercise, partner, followable };
};
