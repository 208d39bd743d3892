import type {
  AlertDraft,
  AlertStep,
  AudienceCount,
  StaffAlert,
  StaffAlertRow,
  VersionType,
} from '@bellman/protocol';
import { deskRoutes } from '../alerts/desk.js';
import type { AskAgain } from '../alerts/needs.js';
import type { Councils } from '../councils/councils.js';
import { createExtents, type Extents } from '../councils/extent.js';
import type { Clock } from '../ground/clock.js';
import type { SignedIn } from '../people/who.js';
import type { NewLine } from '../store/audit.js';
import type { Store } from '../store/store.js';
import { floodDraft, makeHart, makeStaff } from './hart.js';

/** The desk's side of the alerts street, called as the check room calls it. */
export interface AlertDesk {
  readonly store: Store;
  readonly clock: Clock;
  readonly councils: Councils;
  readonly extents: Extents;
  /** Writes alerts. */
  readonly pat: SignedIn;
  /** Approves them. */
  readonly alex: SignedIn;
  create(draft?: Partial<AlertDraft>, staff?: SignedIn): Promise<StaffAlert>;
  read(id: string, staff?: SignedIn, council?: string): Promise<StaffAlert>;
  edit(alert: StaffAlert, draft: Partial<AlertDraft>, staff?: SignedIn): Promise<StaffAlert>;
  step(
    alert: StaffAlert,
    step: Partial<AlertStep> & Pick<AlertStep, 'event'>,
    staff: SignedIn,
  ): Promise<StaffAlert>;
  /** A further version of an alert's line, as a draft. */
  version(
    alert: StaffAlert,
    type: Exclude<VersionType, 'alert'>,
    staff?: SignedIn,
  ): Promise<StaffAlert>;
  submitted(draft?: Partial<AlertDraft>): Promise<StaffAlert>;
  approved(draft?: Partial<AlertDraft>): Promise<StaffAlert>;
  list(council?: string, staff?: SignedIn): Promise<StaffAlertRow[]>;
  audience(codes: readonly string[], services?: readonly string[]): Promise<AudienceCount>;
}

/** A desk on an empty store, with Hart, a planner and an approver. */
export const openDesk = async (
  store: Store,
  clock: Clock,
  options: { readonly again?: Partial<AskAgain> } = {},
): Promise<AlertDesk> => {
  const councils = await makeHart(store, clock);
  const pat = await makeStaff(store, 'Pat', ['planner']);
  const alex = await makeStaff(store, 'Alex', ['approver']);
  const extents = createExtents({ store, councils });
  const record = (line: NewLine): Promise<void> => store.audit.append(line);
  const again = { gate: async () => undefined, demand: async () => undefined, ...options.again };
  const routes = deskRoutes({ store, clock, councils, extents, record, again });
  const from = (staff: SignedIn, council = 'hart', id = '') =>
    ({
      council,
      id,
      staff,
      bearer: '',
      conversation: '',
      address: '192.0.2.1',
      language: 'en',
      before: null,
    }) as const;
  const desk: AlertDesk = {
    store,
    clock,
    councils,
    extents,
    pat,
    alex,
    create: async (draft = {}, staff = pat) =>
      (await routes.deskNewAlert({
        ...from(staff),
        body: floodDraft(clock.now(), draft),
      })) as StaffAlert,
    read: async (id, staff = pat, council = 'hart') =>
      (await routes.deskAlert({ ...from(staff, council, id), body: undefined })) as StaffAlert,
    edit: async (alert, draft, staff = pat) =>
      (await routes.deskEditAlert({
        ...from(staff, alert.council, alert.id),
        body: { ...floodDraft(clock.now(), draft), revision: alert.revision },
      })) as StaffAlert,
    step: async (alert, step, staff) =>
      (await routes.deskAlertStep({
        ...from(staff, alert.council, alert.id),
        body: { revision: alert.revision, ...step },
      })) as StaffAlert,
    version: async (alert, type, staff = pat) =>
      (await routes.deskNewVersion({
        ...from(staff, alert.council, alert.id),
        body: { type },
      })) as StaffAlert,
    submitted: async (draft = {}) => desk.step(await desk.create(draft), { event: 'submit' }, pat),
    approved: async (draft = {}) => {
      const alert = await desk.submitted(draft);
      return desk.step(alert, { event: 'approve', hash: alert.hash, understood: true }, alex);
    },
    list: async (council = 'hart', staff = pat) =>
      (await routes.deskAlerts({ ...from(staff, council), body: undefined })) as StaffAlertRow[],
    audience: async (codes, services = []) =>
      (await routes.deskAudience({
        ...from(pat),
        body: {
          where: codes.map((code) => ({ type: 'area', code })),
          services: [...services],
          ...{ buffer: 0, exercise: false, general: false, version: null },
        },
      })) as AudienceCount,
  };
  return desk;
};
