import { Language, type Wall } from '@bellman/protocol';
import * as v from 'valibot';
import { dateAt, momentsOf } from '../../ground/local-time.js';
import { Reply, type Handlers } from '../../http/route.js';
import type { WallRows } from '../../store/wall.js';
import { byName, colleagueOf } from './colleague.js';
import type { StaffParts } from './parts.js';

/** An answer within this is counted apart, ms (D8). */
const soon = 30_000;

const languageOf = (kept: string): Language => (v.is(Language, kept) ? kept : 'en');

const queuesOf = (rows: WallRows): Wall['queues'] =>
  rows.queues.map(({ service, language, waiting, since }) => ({
    ...{ service, language: languageOf(language), waiting, longestSince: since },
  }));

const chatsOf = (rows: WallRows): Wall['chats'] =>
  rows.chats.map((row) => ({
    id: row.id,
    reference: row.reference,
    service: row.service,
    language: languageOf(row.language),
    residentName: row.resident_name,
    staff: row.staff,
    danger: row.danger === 1,
    since: row.taken_at ?? rows.at,
  }));

/** A council's desk now, and how today went since its local midnight: `GET …/wall` (D8). */
export const wallRoutes = ({ store, clock, councils }: StaffParts): Handlers<'deskWall'> => ({
  deskWall: async ({ council }) => {
    const { zone } = (await councils.get(council)).hours;
    const since = momentsOf(dateAt(clock.now(), zone), '00:00', zone).first;
    const [rows, roster] = await Promise.all([
      store.wall.of({ council, since, soon }),
      store.desk.roster({ councils: [council] }),
    ]);
    const queues = queuesOf(rows);
    const wall: Wall = {
      at: rows.at,
      since,
      waiting: queues.reduce((sum, { waiting }) => sum + waiting, 0),
      longestSince: queues.reduce<number | null>(
        (longest, { longestSince: one }) =>
          longest === null || (one !== null && one < longest) ? one : longest,
        null,
      ),
      left: rows.left,
      queues,
      offered: rows.counts.offered,
      answered: rows.counts.answered,
      abandoned: rows.counts.abandoned,
      answeredIn30: rows.counts.answeredSoon,
      chats: chatsOf(rows),
      // Who is not there and has nothing is at home.
      staff: byName(roster.filter(({ present, load }) => present || load > 0)).map((one) => ({
        ...colleagueOf(one),
        since: one.since,
      })),
    };
    return new Reply(wall, { 'cache-control': 'no-store' });
  },
});
