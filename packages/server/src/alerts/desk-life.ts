import { Problem, transition, type AlertDraft, type StaffAlertRow } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { newId } from '../ground/ids.js';
import type { Extents } from '../councils/extent.js';
import type { Council } from '../councils/settings.js';
import { makeShapes } from '../councils/shapes.js';
import type { Handlers } from '../http/route.js';
import type { SignedIn } from '../people/who.js';
import type { AlertPlace } from '../store/alert-draft.js';
import type { AlertRecord } from '../store/alert-record.js';
import type { Store } from '../store/store.js';
import { checkLink } from './complete.js';
import { checkServices, judge, judgeEdit } from './life.js';
import type { AskAgain, WriteDown } from './needs.js';
import { checkCategory, checkProposal, partnerOf, partnersFor } from './partner-limits.js';
import { reachedBy } from './reached.js';
import { isPartner, maySee, type Asking } from './rights.js';
import { noteRefusal } from './refused.js';
import { draftFrom, judgeVersion } from './versions.js';
import { turnOf, viewOf } from './view.js';

export type LifeRoutes = Handlers<
  'deskAlerts' | 'deskNewAlert' | 'deskAlert' | 'deskEditAlert' | 'deskNewVersion' | 'deskAlertStep'
>;

export interface LifeParts {
  readonly store: Store;
  readonly councils: { get(council: string): Promise<Council> };
  readonly clock: Clock;
  readonly extents: Pick<Extents, 'of'>;
  readonly again: AskAgain;
  readonly record: WriteDown;
}

/** Rows in the desk's list. */
const listed = 200;

/**
 * What planners, approvers and partners do with alerts (A1, A4, A5, A10). Every alert is looked up
 * within the path's council; whatever is refused is written into the audit.
 */
export const lifeRoutes = (parts: LifeParts): LifeRoutes => {
  const { store, clock, councils } = parts;

  const asking = async (staff: SignedIn, alert: AlertRecord): Promise<Asking> => {
    const partners = (await partnersFor(store, alert.council, staff.id)).map(({ id }) => id);
    if (!maySee(alert, staff, partners)) throw new Problem('alert-unknown');
    const council = await councils.get(alert.council);
    return { alert, staff, council, now: clock.now(), partners };
  };
  const find = async (council: string, id: string, staff: SignedIn): Promise<Asking> =>
    asking(staff, await store.alerts.find({ council, id }));
  const viewed = async (staff: SignedIn, alert: AlertRecord) =>
    viewOf(store, await asking(staff, alert));

  /** A draft with whom it is for, and its places as they are kept. */
  const complete = async (
    staff: SignedIn,
    council: string,
    given: AlertDraft,
  ): Promise<{ draft: AlertDraft; places: readonly AlertPlace[] }> => {
    checkLink(given);
    const own = isPartner(staff, council) ? await partnersFor(store, council, staff.id) : null;
    const partner = await partnerOf(store, { council, partner: given.partner, own });
    const proposer = own?.find(({ id }) => id === partner);
    if (proposer !== undefined) checkCategory(proposer, given);
    const places = await makeShapes(await parts.extents.of(council), given);
    if (proposer !== undefined)
      await checkProposal(store, council, proposer, { category: given.category, places });
    return { draft: { ...given, partner }, places };
  };

  /** The same of what is already written, for a partner's areas may be others by now. */
  const checkPartner = async (staff: SignedIn, alert: AlertRecord): Promise<void> => {
    if (isPartner(staff, alert.council)) await complete(staff, alert.council, alert);
  };

  return {
    deskAlerts: async ({ council: id, staff }): Promise<StaffAlertRow[]> => {
      const council = await councils.get(id);
      const partners = (await partnersFor(store, id, staff.id)).map((one) => one.id);
      const now = clock.now();
      const rows = await store.alerts.staffList({ council: id, most: listed });
      return rows
        .filter((row) => maySee(row, staff, partners))
        .map((row) => {
          const { authorId: _, partner: __, writers: ___, ...shown } = row;
          return { ...shown, turn: turnOf(row, { staff, council, now }) };
        });
    },
    deskNewAlert: async ({ council: id, body, staff }) => {
      checkServices(body.services, await councils.get(id));
      const made = await complete(staff, id, body);
      const alert = { council: id, id: newId(clock.now()), author: staff.id, ...made };
      return viewed(staff, await store.alerts.create(alert));
    },
    deskAlert: async ({ council, id, staff }) => viewOf(store, await find(council, id, staff)),
    deskEditAlert: async ({ council, id, body, staff }) =>
      noteRefusal(
        parts.record,
        { council, staff: staff.id, alert: id, event: 'edit' },
        async () => {
          const edit = judgeEdit(await find(council, id, staff), body);
          const { revision } = body;
          const made = await complete(staff, council, edit);
          const change = { council, id, by: staff.id, revision, ...made };
          return viewed(staff, await store.alerts.edit(change));
        },
      ),
    deskNewVersion: async ({ council: of, id, body: { type }, staff }) =>
      noteRefusal(
        parts.record,
        { council: of, staff: staff.id, alert: id, event: type },
        async () => {
          const { alert, council, now } = await find(of, id, staff);
          const newest = judgeVersion(alert, type, council, now);
          const from = await store.alerts.find({ council: of, id: newest.id });
          const draft = draftFrom(from, type, now);
          const places = await makeShapes(await parts.extents.of(of), draft);
          const version = await store.alerts.newVersion({
            ...{ council: of, of: id, id: newId(now), author: staff.id, type, draft },
            ...{ seen: alert.versions.length, places },
          });
          return viewed(staff, version);
        },
      ),
    deskAlertStep: async ({ council, id, body, staff }) => {
      const { event } = body;
      return noteRefusal(parts.record, { council, staff: staff.id, alert: id, event }, async () => {
        const asked = await find(council, id, staff);
        const args = await judge({
          ...asked,
          step: body,
          reach: () => reachedBy(store, id),
          checkPartner: (alert) => checkPartner(staff, alert),
        });
        // Last, for the question uses the code up.
        const row = transition(asked.alert.state, event);
        if (row?.again === true) await parts.again.demand(staff, council, body.code, event);
        else if (row !== undefined && row.who !== 'relay')
          await parts.again.gate(staff, council, row.who);
        return viewed(staff, await store.alerts.step(args));
      });
    },
  };
};
