import { preferencesOf, type StoredPreferences } from './follower-preferences.js';
import type { Work } from './work.js';

/** A follower as its holder sees it; areas as the council has them now. */
export interface StoredFollower {
  readonly id: string;
  readonly language: string;
  readonly places: readonly {
    readonly label: string;
    readonly postcode: string | null;
    readonly area: { kind: string; code: string; name: string; population: number | null } | null;
  }[];
  readonly services: readonly string[];
  readonly preferences: StoredPreferences;
  /** Lines whose end they wait for (A12). */
  readonly alerts: readonly string[];
  readonly channels: readonly {
    readonly id: string;
    readonly kind: string;
    /** The push service's host. */
    readonly host: string;
    /** Of an e-mail address, the address; of a push, where it is posted to. */
    readonly endpoint: string;
    /** Whether it counts: a first message was accepted, or the address was confirmed. */
    readonly proven: boolean;
  }[];
}

/** Reads a follower that is there. */
export const viewFollower = async (
  { db }: Work,
  council: string,
  id: string,
): Promise<StoredFollower> => {
  const row = await db
    .selectFrom('followers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const places = await db
    .selectFrom('follower_places as p')
    .leftJoin('areas as a', (join) =>
      join.onRef('a.council', '=', 'p.council').onRef('a.code', '=', 'p.area'),
    )
    .select(['p.label', 'p.postcode', 'a.kind', 'a.code', 'a.name', 'a.population'])
    .where('p.follower', '=', id)
    .orderBy('p.position')
    .execute();
  const services = await db
    .selectFrom('follower_services')
    .select('service')
    .where('follower', '=', id)
    .orderBy('service')
    .execute();
  const channels = await db
    .selectFrom('channels')
    .select(['id', 'kind', 'host', 'endpoint', 'proven_at'])
    .where('follower', '=', id)
    .where('council', '=', council)
    .orderBy('created_at')
    // Made in one moment, they still stand in the order in which they were made.
    .orderBy('id')
    .execute();
  const lines = await db
    .selectFrom('line_followers')
    .select('line')
    .where('follower', '=', id)
    .orderBy('at')
    .execute();
  return {
    id,
    language: row.language,
    preferences: preferencesOf(row),
    alerts: lines.map(({ line }) => line),
    places: places.map(({ label, postcode, kind, code, name, population }) => ({
      label,
      postcode,
      area: kind && code && name ? { kind, code, name, population } : null,
    })),
    services: services.map(({ service }) => service),
    channels: channels.map(({ proven_at, ...channel }) => ({
      ...channel,
      proven: proven_at !== null,
    })),
  };
};
