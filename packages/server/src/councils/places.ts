import { Problem, type AreaView, type PlaceAnswer } from '@bellman/protocol';
import { prepare, type Shape } from '../ground/geometry.js';
import type { Handlers } from '../http/route.js';
import type { StoredArea } from '../store/areas.js';
import type { Store } from '../store/store.js';
import { readPostcode } from './postcode.js';

/** What places need of the rest. */
export interface PlaceParts {
  readonly store: Pick<Store, 'areas' | 'postcodes'>;
  readonly councils: { get(council: string): Promise<{ readonly name: string }> };
}

/** A postcode that was found in a council: as written, and its point in 1e-7 degree. */
export interface Place {
  readonly postcode: string;
  readonly lat: number;
  readonly lon: number;
}

/**
 * Finds a postcode that a resident wrote.
 * @throws Problem `postcode-malformed` where it isn't one; `postcode-elsewhere` where another
 *   council of the relay has it or its first half is nowhere in this one; else `postcode-unknown`
 */
export const findPlace = async (
  parts: PlaceParts,
  council: string,
  text: string,
): Promise<Place> => {
  const postcode = readPostcode(text);
  if (!postcode) throw new Problem('postcode-malformed');
  const { written, compact, outward } = postcode;
  const found = await parts.store.postcodes.locate({ council, postcode: compact, outward });
  if (found.here) return { postcode: written, ...found.here };
  if (found.elsewhere || !found.outwardHere) {
    const { name } = await parts.councils.get(council);
    throw new Problem('postcode-elsewhere', { postcode: written, council: name });
  }
  throw new Problem('postcode-unknown', { postcode: written });
};

/** Smallest first: what a resident calls "my area". */
const kinds = ['ward', 'parish', 'district'] as const;

/** The smallest area that a point (1e-7 degree) lies in, by the edge rule of `ground/geometry`. */
export const areaAt = async (
  { store }: Pick<PlaceParts, 'store'>,
  council: string,
  { lat, lon }: { readonly lat: number; readonly lon: number },
): Promise<AreaView | null> => {
  const near = await store.areas.near({ council, lat, lon });
  for (const kind of kinds) {
    for (const area of near) {
      if (area.kind !== kind) continue;
      if (prepare(JSON.parse(area.shape) as Shape).contains(lon, lat)) return toAreaView(area);
    }
  }
  return null;
};

/** An area as clients see it. */
const toAreaView = ({ kind, code, name, population }: StoredArea): AreaView => ({
  kind,
  code,
  name,
  population,
});

/** The handlers for a council's areas and for where a postcode lies. */
export const placeRoutes = (parts: PlaceParts): Handlers<'areas' | 'place'> => ({
  areas: async ({ council }) => parts.store.areas.list({ council }),
  place: async ({ council, body }): Promise<PlaceAnswer> => {
    const place = await findPlace(parts, council, body.postcode);
    return { postcode: place.postcode, area: await areaAt(parts, council, place) };
  },
});
