import { AreaView, PlaceAnswer, type FollowerView, type NewPlace } from '@bellman/protocol';
import { ask, type Home } from './relay.js';

/** A place that a resident chose: a postcode, or a whole area. */
export type ChosenPlace = Pick<FollowerView['places'][number], 'postcode' | 'area'>;

/** Where a postcode lies; it goes in the body, so that no address bar or log holds it. */
export const findPlace = (home: Home, postcode: string): Promise<PlaceAnswer> =>
  ask(home, 'places', PlaceAnswer, { method: 'POST', body: { postcode } });

/** A list's shape by its members', as Standard Schema. */
const listOf = <T>(member: { readonly '~standard': { validate: (value: unknown) => unknown } }) => ({
  '~standard': {
    validate: (value: unknown) => {
      if (!Array.isArray(value)) return { issues: ['not a list'] };
      const checked = value.map((one) => member['~standard'].validate(one) as { issues?: unknown });
      return checked.find(({ issues }) => issues) ?? { value: value as T[] };
    },
  },
});

/** The council's areas, for a list. */
export const listAreas = (home: Home): Promise<AreaView[]> =>
  ask<AreaView[]>(home, 'areas', listOf<AreaView>(AreaView));

/** Whether two places are the same one. */
export const isSame = (one: ChosenPlace, other: ChosenPlace): boolean =>
  one.postcode === other.postcode && (one.postcode !== null || one.area?.code === other.area?.code);

/** A place as the relay takes it, or nothing where neither a postcode nor an area is known. */
export const newPlace = ({ postcode, area }: ChosenPlace): NewPlace[] => {
  if (postcode !== null) return [{ postcode }];
  return area ? [{ area: area.code }] : [];
};
