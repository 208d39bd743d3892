import { openCentre } from '@bellman/server/testing/centre';
import { headStart, ringsFor, services, teams, type Day } from './day.js';
import { Play, type Played } from './play.js';
import type { Mode } from './oracle.js';

/** Midnight of a Monday in winter, when the council's time is UTC. */
const midnight = Date.UTC(2026, 10, 23);

const names = (id: string) => ({ en: id, cy: id });

const settingsFor = (mode: Mode) => ({
  services: Object.keys(services).map((id) => ({
    ...{ id, names: names(id), chat: true, alerts: false },
  })),
  mostWaiting: 5_000,
  // Nobody falls silent in this day.
  idle: { warnAfter: 600, endAfter: 600 },
  routing: {
    ...{ mode, offerSeconds: ringsFor, headStart: headStart / 60 },
    services: Object.fromEntries(
      Object.entries(services).map(([id, { priority, weight }]) => [id, { priority, weight }]),
    ),
  },
  teams: teams.map(({ id, name, services: own, after, to }) => ({
    ...{ id, name, services: [...own] },
    overflow: to === null ? null : { after: after / 60, to },
  })),
});

/** Plays a day with the relay's own chat: one store on SQLite, or two relays on one PostgreSQL. */
export const playForReal = async (day: Day, mode: Mode, url?: string): Promise<Played> => {
  let now = midnight;
  const centre = await openCentre({
    ...{
      clock: { now: () => now },
      relays: url === undefined ? 1 : 2,
      settings: settingsFor(mode),
    },
    ...(url === undefined ? {} : { url }),
    hires: day.advisers.map(({ name, capacity, services: own, languages, team }) => ({
      ...{ name, capacity, skills: { services: [...own], languages: [...languages], team } },
    })),
  });
  try {
    return await new Play(day, mode, centre, (second) => {
      now = midnight + second * 1_000;
      return now;
    }).play();
  } finally {
    await centre.close();
  }
};
