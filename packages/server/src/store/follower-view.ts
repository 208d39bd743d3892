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
  readonly channels: readonly { readonly id: string; readonly kind: string }[];
}

/** Reads a follower that is there. */
export const viewFollower = async (
  { db }: Work,
  council: string,
  id: string,
): Promise<StoredFollower> => {
  const { language } = await db
    .selectFrom('followers')
    .select('language')
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
    .select(['id', 'kind'])
    .where('follower', '=', id)
    .where('council', '=', council)
    .orderBy('created_at')
    .execute();
  return {
    id,
    language,
    places: places.map(({ label, postcode, kind, code, name, population }) => ({
      label,
      postcode,
      area: kind && code && name ? { kind, code, name, population } : null,
    })),
    services: services.map(({ service }) => service),
    channels,
  };
};
