import { limits, type StaffAlert, type StaffAlertRow } from '@bellman/protocol';
import type { Council } from '../councils/settings.js';
import { toldCount } from '../ground/told-count.js';
import { may } from '../people/roles.js';
import type { ListedAlert } from '../store/alert-lists.js';
import type { Store } from '../store/store.js';
import { canRelease } from './life.js';
import { reachedBy } from './reached.js';
import { mayTake, needsSecond, type Asking } from './rights.js';

/**
 * An alert as its reader sees it: with what they may do, for whom it waits, and whether it could
 * go out without a second person.
 */
export const viewOf = async (
  store: Pick<Store, 'audience' | 'people'>,
  asking: Asking,
): Promise<StaffAlert> => {
  const {
    submitter: _,
    submittedAt,
    approver: __,
    fromPartner: ___,
    versions,
    ...alert
  } = asking.alert;
  const steps = mayTake(asking);
  const alone = steps.includes('release') && (await isAlone(store, asking));
  return {
    ...alert,
    approvedFollowers: alert.approvedFollowers === null ? null : toldCount(alert.approvedFollowers),
    versions: versions
      .filter(({ id }) => id !== alert.id)
      .map(({ id, version, type, state }) => ({ id, version, type, state })),
    waiting: submittedAt === null ? null : await waitingSince(store, asking.council, submittedAt),
    alone,
    may: alone ? steps : steps.filter((event) => event !== 'release'),
  };
};

const isAlone = async (
  store: Pick<Store, 'audience'>,
  { alert, council }: Asking,
): Promise<boolean> =>
  !needsSecond(alert, council) &&
  canRelease(alert, council, (await reachedBy(store, alert.id)).followers);

const waitingSince = async (
  store: Pick<Store, 'people'>,
  council: Council,
  since: number,
): Promise<StaffAlert['waiting']> => {
  const { deputy } = council.alerting;
  return {
    since,
    deputy: deputy === null ? null : await nameOf(store, deputy),
    deputyAt: since + limits.approval.deputyAfter,
    breakGlassAt: since + limits.approval.breakGlassAfter,
  };
};

const nameOf = async (store: Pick<Store, 'people'>, staff: string): Promise<string | null> =>
  (await store.people.names({ staff: [staff] }))[0]?.name ?? null;

/** Whose turn it is: an approver's, or the author's whose alert came back. */
export const turnOf = (
  row: ListedAlert,
  { staff, council, now }: Pick<Asking, 'staff' | 'council' | 'now'>,
): StaffAlertRow['turn'] => {
  if (row.state === 'returned') return row.authorId === staff.id ? 'you' : 'other';
  if (row.state !== 'submitted') return null;
  if (row.writers.includes(staff.id)) return 'other';
  const deputyAt = (row.submittedAt ?? now) + limits.approval.deputyAfter;
  const deputy = council.alerting.deputy === staff.id && deputyAt <= now;
  return may(staff, row.council, 'alert.approve') || deputy ? 'you' : 'other';
};
