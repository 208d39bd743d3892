import { limits, type AlertReport, type AreaView, type Outcomes } from '@bellman/protocol';
import type { Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';
import { demandSeen } from './partner-limits.js';

type Stored = Awaited<ReturnType<Store['reports']['read']>>;
type Ward = AlertReport['byArea'][number];

/** What became of an alert, live (A7). */
export const reportRoutes = (parts: {
  readonly store: Pick<Store, 'alerts' | 'areas' | 'partners' | 'reports'>;
}): Handlers<'deskReport'> => ({
  deskReport: async ({ council, id, staff }): Promise<AlertReport> => {
    await demandSeen(parts.store, { council, id, staff });
    const stored = await parts.store.reports.read({ council, id });
    return makeReport(stored, await parts.store.areas.list({ council }));
  },
});

/** A report from what the store counted. */
export const makeReport = (stored: Stored, areas: readonly AreaView[]): AlertReport => {
  const hosts = [...new Set(stored.byHost.map(({ host }) => host))].toSorted();
  const byHost = hosts.map((host) => ({ host, ...outcomesAt(stored, host) }));
  const sum = (of: 'shown' | 'opened'): number => byHost.reduce((all, host) => all + host[of], 0);
  const { audience: _, ...counts } = stored.counts;
  return {
    total: { ...counts, shown: sum('shown'), opened: sum('opened') },
    // Whoever left before their turn was at no push service any more.
    byHost: byHost.filter(({ host }) => host !== ''),
    byArea: byWard(stored, areas),
    times: timesOf(stored),
    trouble: stored.services.map(({ host, state, status, until }) => ({
      ...{ host, status, until },
      state: state as AlertReport['trouble'][number]['state'],
    })),
    line:
      stored.alert.type === 'alert' ? null : { had: stored.alert.had, newly: stored.alert.newly },
  };
};

const outcomesAt = ({ byHost, done }: Stored, at: string): Outcomes => {
  const of = (outcome: string): number =>
    byHost
      .filter((row) => row.host === at && row.outcome === outcome)
      .reduce((all, { channels }) => all + channels, 0);
  const [accepted, gone, failed, held] = [of('accepted'), of('gone'), of('failed'), of('held')];
  const left = Math.max(0, of('audience') - accepted - gone - failed);
  // Those who left count at no host; while batches are open they can't be told from the others.
  const pending = done ? held : left;
  return {
    ...{ accepted, gone, failed, held, pending },
    shown: Math.min(of('shown'), accepted),
    opened: Math.min(of('opened'), accepted),
  };
};

/**
 * By ward, the largest first. Wards with so few channels that they point at homes are one; where
 * they are few together, the smallest of the others is with them, or the rest of the total would tell.
 */
const byWard = ({ wards, done }: Stored, areas: readonly AreaView[]): Ward[] => {
  const known = new Map(areas.map((area) => [area.code, area]));
  const all = new Map<
    string,
    { audience: number; accepted: number; gone: number; failed: number }
  >();
  for (const { area, outcome, channels } of wards) {
    const count = all.get(area) ?? { audience: 0, accepted: 0, gone: 0, failed: 0 };
    count[outcome as 'audience'] += channels;
    all.set(area, count);
  }
  const few = { audience: 0, accepted: 0, gone: 0, failed: 0 };
  const rows: Ward[] = [];
  const view = (count: typeof few): Omit<Ward, 'area'> => {
    const { audience, accepted, gone, failed } = count;
    const left = Math.max(0, audience - accepted - gone - failed);
    return { accepted, failed, gone: gone + (done ? left : 0), pending: done ? 0 : left };
  };
  const sorted = [...all].toSorted(([, a], [, b]) => b.audience - a.audience);
  const isTold = ([code, count]: (typeof sorted)[number]): boolean =>
    known.has(code) && count.audience >= limits.smallCount;
  const left = sorted.reduce((sum, one) => sum + (isTold(one) ? 0 : one[1].audience), 0);
  const joins = left > 0 && left < limits.smallCount ? sorted.findLast(isTold)?.[0] : undefined;
  for (const [code, count] of sorted) {
    const area = known.get(code);
    if (area !== undefined && code !== joins && count.audience >= limits.smallCount) {
      rows.push({ area, ...view(count) });
      continue;
    }
    few.audience += count.audience;
    few.accepted += count.accepted;
    few.gone += count.gone;
    few.failed += count.failed;
  }
  return few.audience === 0 ? rows : [...rows, { area: null, ...view(few) }];
};

/**
 * ms from the first that was accepted until so many were. What quiet hours hold is nobody's
 * delay, and is left out until it goes.
 */
const timesOf = ({ accepted, counts, alert }: Stored): AlertReport['times'] => {
  const first = alert.first_at;
  const possible = counts.audience - counts.gone - counts.failed - counts.held;
  const when = (share: number): number | null => {
    let sum = 0;
    for (const { at, channels } of accepted) {
      sum += channels;
      if (first !== null && sum >= possible * share && sum > 0) return at - first;
    }
    return null;
  };
  return { half: when(0.5), p95: when(0.95), last: when(1) };
};
