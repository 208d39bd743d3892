import { limits, type AudienceCount, type StaffAlert } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { newId } from '../ground/ids.js';
import type { Councils } from '../councils/councils.js';
import type { Handlers } from '../http/route.js';
import type { SignedIn } from '../people/who.js';
import type { AlertRecord } from '../store/alert-record.js';
import type { Store } from '../store/store.js';
import { checkServices, judge, judgeEdit, mayTake } from './life.js';

type DeskRoutes = Handlers<
  | 'deskShapes'
  | 'deskAudience'
  | 'deskAlerts'
  | 'deskNewAlert'
  | 'deskAlert'
  | 'deskEditAlert'
  | 'deskAlertStep'
>;

/** Rows in the desk's list. */
const listed = 200;

/** The record as its reader sees it: with what they may do. */
const view = (record: AlertRecord, staff: SignedIn): StaffAlert => {
  const { submitter: _, ...alert } = record;
  return { ...alert, may: mayTake(record, staff) };
};

/** A count that could point at a household is not told; none at all is. */
export const masked = (count: number): number | null =>
  count > 0 && count < limits.smallCount ? null : count;

/** What planners and approvers ask for. Every alert is looked up within the path's council. */
export const deskRoutes = (parts: {
  readonly store: Store;
  readonly councils: Pick<Councils, 'get'>;
  readonly clock: Clock;
}): DeskRoutes => {
  const { store, councils, clock } = parts;
  return {
    deskShapes: async ({ council }) =>
      (await store.areas.shapes({ council })).map(({ shape, ...area }) => ({
        ...area,
        polygons: JSON.parse(shape) as unknown,
      })),
    deskAudience: async ({ council: id, body }): Promise<AudienceCount> => {
      const council = await councils.get(id);
      checkServices(body.services, council);
      const codes = [
        ...new Set(body.where.flatMap((one) => (one.type === 'area' ? [one.code] : []))),
      ];
      const counted = await store.audience.count({
        council: id,
        name: council.name,
        areas: codes,
        services: body.services,
      });
      const known = new Map((await store.areas.list({ council: id })).map((a) => [a.code, a]));
      const byArea = counted.byArea.flatMap(({ code, followers }) => {
        const area = known.get(code);
        return area === undefined ? [] : [{ area, followers: masked(followers) }];
      });
      const populations = byArea.map(({ area }) => area.population);
      return {
        followers: masked(counted.followers),
        channels: masked(counted.channels),
        byArea,
        population: populations.reduce<number | null>(
          (sum, people) => (sum === null || people === null ? null : sum + people),
          0,
        ),
        line: null,
      };
    },
    deskAlerts: async ({ council }) => store.alerts.staffList({ council, most: listed }),
    deskNewAlert: async ({ council: id, body, staff }) => {
      const council = await councils.get(id);
      checkServices(body.services, council);
      const alert = await store.alerts.create({
        council: id,
        id: newId(clock.now()),
        author: staff.id,
        draft: body,
        name: council.name,
      });
      return view(alert, staff);
    },
    deskAlert: async ({ council, id, staff }) =>
      view(await store.alerts.find({ council, id }), staff),
    deskEditAlert: async ({ council: of, id, body, staff }) => {
      const council = await councils.get(of);
      const { revision, ...draft } = body;
      judgeEdit(await store.alerts.find({ council: of, id }), body, council);
      const change = { council: of, id, by: staff.id, revision, draft, name: council.name };
      return view(await store.alerts.edit(change), staff);
    },
    deskAlertStep: async ({ council, id, body, staff }) => {
      const args = await judge({
        alert: await store.alerts.find({ council, id }),
        staff,
        step: body,
        council: await councils.get(council),
        now: clock.now(),
        followers: async () => (await store.audience.countAlert({ alert: id })).followers,
      });
      return view(await store.alerts.step(args), staff);
    },
  };
};
