import {
  limits,
  Problem,
  transitions,
  type AlertEvent,
  type Severity,
  type Transition,
} from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import { timeOfDay } from '../ground/times.js';
import { may, onlyAsPartner } from '../people/roles.js';
import type { SignedIn } from '../people/who.js';
import type { AlertRecord } from '../store/alert-record.js';

/** All that decides whether somebody may do something to an alert now. */
export interface Asking {
  readonly alert: AlertRecord;
  readonly staff: SignedIn;
  readonly council: Council;
  /** ms */
  readonly now: number;
  /** Ids of the partners that the person proposes for. */
  readonly partners: readonly string[];
}

/** Whether the person proposes for a partner and does nothing else with alerts here (A10). */
export const isPartner = (staff: SignedIn, council: string): boolean =>
  onlyAsPartner(staff, council, 'alert.propose');

/** Whether the person sees this alert: a partner's people see their own partner's alone. */
export const maySee = (
  { partner, council }: Pick<AlertRecord, 'partner' | 'council'>,
  staff: SignedIn,
  partners: readonly string[],
): boolean =>
  !onlyAsPartner(staff, council, 'alert.see') || (partner !== null && partners.includes(partner));

/** Everybody whose words or decision the alert is: its author, whoever edited it, its submitter. */
export const writers = (alert: AlertRecord): ReadonlySet<string> =>
  new Set([
    alert.author.id,
    ...(alert.submitter === null ? [] : [alert.submitter]),
    ...alert.steps.flatMap(({ event, by }) => (event === 'edit' && by !== null ? [by.id] : [])),
  ]);

const tooEarly = (at: number): Problem =>
  new Problem('alert-too-early', { time: timeOfDay(Math.ceil(at / 60_000) * 60_000, 'en') });

/**
 * What stands between a person and a step of the table: the role, or being the deputy (A4); having
 * written it; its time not having come; belonging to a partner. Null where nothing does.
 */
export const barred = (row: Transition, asking: Asking): Problem | null => {
  const { alert, staff, council, now, partners } = asking;
  if (row.who === 'relay') return new Problem('not-permitted');
  const role = may(staff, alert.council, row.who);
  const deputy = row.or === 'deputy' && council.alerting.deputy === staff.id;
  if (!role && !deputy) return new Problem('not-permitted');
  if (onlyAsPartner(staff, alert.council, row.who) && !maySee(alert, staff, partners))
    return new Problem('alert-unknown');
  if (row.not === 'author' && writers(alert).has(staff.id))
    return new Problem('alert-own-approval');
  const waited = row.after ?? (role ? 0 : limits.approval.deputyAfter);
  const from = (alert.submittedAt ?? 0) + waited;
  return from > now ? tooEarly(from) : null;
};

/** The steps that a person may take now, by the table and `barred`. */
export const mayTake = (asking: Asking): AlertEvent[] =>
  transitions
    .filter(({ from }) => from === asking.alert.state)
    .filter((row) => barred(row, asking) === null)
    .map(({ event }) => event);

const grave: ReadonlySet<Severity> = new Set<Severity>(['Extreme', 'Severe']);

/**
 * Whether a second person must approve an alert of this kind (A4): an emergency always, whatever
 * its kind where it is grave, for that wakes people; whatever came from outside, was begun by a
 * partner's person or is sent for a partner; else as the council has set it, and where it reaches
 * many.
 */
export const needsSecond = (
  alert: Pick<AlertRecord, 'kind' | 'severity' | 'partner' | 'fromPartner' | 'source'>,
  council: Pick<Council, 'approveAll'>,
): boolean =>
  alert.kind === 'emergency' ||
  grave.has(alert.severity) ||
  alert.partner !== null ||
  alert.fromPartner ||
  alert.source.from === 'cap' ||
  council.approveAll;
