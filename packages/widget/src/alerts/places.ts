import { AreaView, PlaceAnswer, type FollowerView, type NewPlace } from '@bellman/protocol';
import { ask, type Home, type Shape } from './relay.js';

/** A place that a resident chose: a postcode, or a whole area; and what they call it, or nothing. */
export type ChosenPlace = FollowerView['places'][number];

/** Where a postcode lies; it goes in the body, so that no address bar or log holds it. */
export const findPlace = (home: Home, postcode: string): Promise<PlaceAnswer> =>
  ask(home, 'places', PlaceAnswer, { method: 'POST', body: { postcode } });

/** The council's areas, for a list. */
export const listAreas = (home: Home): Promise<AreaView[]> => ask(home, 'areas', areaList);

/** A list of areas, by the schema of one (Standard Schema). */
const areaList: Shape<AreaView[]> = {
  '~standard': {
    validate: (value) => {
      if (!Array.isArray(value)) return { issues: [{ message: 'not a list' }] };
      const checked = value.map(
        (one) => AreaView['~standard'].validate(one) as { readonly issues?: unknown },
      );
      return checked.find(({ issues }) => issues !== undefined) ?? { value };
    },
  },
};

/** A place by its name alone. */
export const nameOf = ({ label, postcode, area }: ChosenPlace): string =>
  label || (postcode ?? area?.name ?? '');

/** Whether two places are the same one. */
export const isSame = (one: ChosenPlace, other: ChosenPlace): boolean =>
  one.postcode === other.postcode && (one.postcode !== null || one.area?.code === other.area?.code);

/** A place as the relay takes it, or nothing where neither a postcode nor an area is known. */
export const newPlace = ({ label, postcode, area }: ChosenPlace): NewPlace[] => {
  const named = label === '' ? {} : { label };
  if (postcode !== null) return [{ ...named, postcode }];
  return area ? [{ ...named, area: area.code }] : [];
};
