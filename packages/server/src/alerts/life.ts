import {
  Problem,
  transition,
  transitions,
  type Act,
  type AlertDraft,
  type AlertEvent,
  type AlertStep,
  limits,
} from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import { may } from '../people/roles.js';
import type { SignedIn } from '../people/who.js';
import type { AlertRecord } from '../store/alert-record.js';
import type { StepArgs } from '../store/alert-steps.js';
import { checkComplete } from './complete.js';

/**
 * Refuses what no draft may hold.
 * @throws Problem `service-unknown`
 */
export const checkServices = (services: readonly string[], council: Council): void => {
  const followed = new Set(council.services.filter((s) => s.alerts).map(({ id }) => id));
  const unknown = services.find((service) => !followed.has(service));
  if (unknown !== undefined) throw new Problem('service-unknown', { service: unknown });
};

/** Everybody whose words or decision the alert is: its author, whoever edited it, its submitter. */
const writers = (alert: AlertRecord): ReadonlySet<string> =>
  new Set([
    alert.author.id,
    ...(alert.submitter === null ? [] : [alert.submitter]),
    ...alert.steps.flatMap(({ event, by }) => (event === 'edit' && by !== null ? [by.id] : [])),
  ]);

/** The steps that a person may take now, by the table, their role and the second-person rule. */
export const mayTake = (alert: AlertRecord, staff: SignedIn): AlertEvent[] =>
  transitions
    .filter(({ from }) => from === alert.state)
    .filter(({ who }) => who !== 'relay' && may(staff, alert.council, who))
    .filter((row) => row.not !== 'author' || !writers(alert).has(staff.id))
    .map(({ event }) => event);

/** The act that an event of the table needs. */
const actOf = (event: AlertEvent): Act | 'relay' | undefined =>
  transitions.find((row) => row.event === event)?.who;

interface Judging {
  readonly alert: AlertRecord;
  readonly staff: SignedIn;
  readonly step: AlertStep;
  readonly council: Council;
  /** ms */
  readonly now: number;
  /** Followers whom the alert would reach; asked for with `approve` alone. */
  readonly followers: () => Promise<number>;
}

/**
 * Judges a person's step by all the rules of an alert's life (A1, A4, A5), and answers what the
 * store is to do, provided that the alert is then still as it was judged.
 * @throws Problem `not-permitted`, `alert-not-now`, `alert-changed`, `reason-needed`,
 *   `alert-own-approval`, `alert-expired`, `alert-understanding-needed`, and of an unfinished
 *   draft what `checkComplete` throws
 */
export const judge = async (judging: Judging): Promise<StepArgs> => {
  const { alert, staff, step, council, now } = judging;
  const act = actOf(step.event);
  if (act === undefined || act === 'relay' || !may(staff, alert.council, act)) {
    throw new Problem('not-permitted');
  }
  const row = transition(alert.state, step.event);
  if (row === undefined) throw new Problem('alert-not-now', { state: alert.state });
  if (row.not === 'author' && writers(alert).has(staff.id)) throw new Problem('alert-own-approval');
  if (step.revision !== alert.revision) throw new Problem('alert-changed');
  const reason = step.reason ?? '';
  if (row.needs === 'reason' && reason === '') throw new Problem('reason-needed');
  if (step.event === 'submit') {
    checkServices(alert.services, council);
    checkComplete(alert, now);
  }
  return {
    council: alert.council,
    id: alert.id,
    event: step.event,
    revision: alert.revision,
    // Stopping is easier than sending: what the relay did meanwhile must not stand in its way.
    seen: step.event === 'stop' ? null : alert.steps.length,
    by: staff.id,
    reason,
    ...(step.event === 'approve' ? { approval: await judgeApproval(judging) } : {}),
  };
};

const judgeApproval = async ({ alert, step, now, followers }: Judging) => {
  if (step.hash !== alert.hash) throw new Problem('alert-changed');
  if (alert.expiresAt === null || alert.expiresAt <= now) throw new Problem('alert-expired');
  const reached = await followers();
  if (reached > limits.largeAudience && step.understood !== true) {
    throw new Problem('alert-understanding-needed', { limit: limits.largeAudience });
  }
  return { hash: alert.hash, followers: reached };
};

/**
 * Judges an edit.
 * @throws Problem `alert-not-now`, `alert-changed`, `service-unknown`
 */
export const judgeEdit = (
  alert: AlertRecord,
  edit: AlertDraft & { readonly revision: number },
  council: Council,
): void => {
  if (transition(alert.state, 'edit') === undefined) {
    throw new Problem('alert-not-now', { state: alert.state });
  }
  if (edit.revision !== alert.revision) throw new Problem('alert-changed');
  checkServices(edit.services, council);
};
