import { limits, type Where } from '@bellman/protocol';
import type { Api } from '../link/api.js';
import { asRefusal, Refusal } from '../link/refusal.js';
import { t } from '../text/alerts.js';
import { cornersIn, ringOf } from './corners.js';
import { metresIn } from './distance.js';
import type { Adding } from './form.js';
import { geojsonIn, swappedIn, wrongFile } from './geojson-file.js';
import { Wrong } from './place-wrong.js';
import { metres, positionOf, written } from './places.js';

interface To {
  readonly api: Api;
  readonly council: string;
}

type Places = readonly Where[];
type At = readonly [number, number];

const swapped = ([lon, lat]: At): At => [lat, lon];

/** A place as the relay has found it good. @throws Refusal with a code `shape-…` */
const checked = async ({ api, council }: To, place: Where): Promise<Places> => {
  const { shapes } = await api.call('deskShape', { council }, { where: [place], buffer: 0 });
  return shapes.map(({ where }) => where);
};

/**
 * The places; where they lie outside the council, and would lie in it with latitude and longitude
 * the other way round, that is what is said to be wrong.
 * @throws Wrong @throws Refusal
 */
const orSwapped = async (
  places: Promise<Places>,
  theOther: () => Promise<Places>,
  wrong: Wrong,
): Promise<Places> => {
  const found = await places.catch(asRefusal);
  if (!(found instanceof Refusal)) return found;
  if (found.code !== 'shape-outside') throw found;
  const other = await theOther().catch(asRefusal);
  throw other instanceof Refusal ? found : wrong;
};

const radiusOf = ({ radius }: Adding): number => {
  const { least, most } = limits.radius;
  const n = metresIn(radius);
  if (n === null || n < least || n > most)
    throw new Wrong('radius', t('where.radiusWrong', { least, most }));
  return n;
};

/** What somebody calls a place. @throws Wrong where it is too long */
const nameIn = (adding: Adding): string => {
  const name = adding.name.trim();
  const [limit, { length }] = [limits.areaNameLength, name];
  if (length > limit) throw new Wrong('name', t('where.nameLong', { limit, length }));
  return name;
};

/**
 * So many metres around a postcode or a position.
 * @throws Wrong @throws Refusal
 */
export const circleOf = async (to: To, adding: Adding): Promise<Places> => {
  const at = adding.at.trim();
  if (at === '') throw new Wrong('at', t('where.atMissing'));
  const radius = radiusOf(adding);
  const around = ([lon, lat]: At, of: string): Promise<Places> => {
    const name = t('where.within', { distance: metres(radius), of });
    return checked(to, { type: 'circle', name, lat, lon, radius });
  };
  const position = positionOf(at);
  if (position) {
    const other = swapped(position);
    const wrong = new Wrong('at', t('where.swapped', { at: written(other) }));
    return orSwapped(
      around(position, written(position)),
      () => around(other, written(other)),
      wrong,
    );
  }
  const { lon, lat, postcode } = await postcodeOf(to, at);
  return around([lon, lat], postcode);
};

const postcodeOf = async ({ api, council }: To, words: string) => {
  const point = await api.call('deskPoint', { council }, { postcode: words }).catch(asRefusal);
  if (!(point instanceof Refusal)) return point;
  // Whoever meant a position is not told of postcodes alone.
  throw point.code === 'postcode-malformed' ? new Wrong('at', t('where.atWrong')) : point;
};

/**
 * A shape by its corners.
 * @throws Wrong @throws Refusal
 */
export const polygonOf = async (to: To, adding: Adding): Promise<Places> => {
  const { positions, wrong } = cornersIn(adding.corners);
  if (wrong !== null) throw new Wrong('corners', t('where.cornerWrong', { line: wrong }));
  if (positions.length < 3) throw new Wrong('corners', t('where.cornersFew'));
  const name = nameIn(adding);
  if (name === '') throw new Wrong('name', t('where.nameMissing'));
  const drawn = (corners: readonly At[]): Promise<Places> =>
    checked(to, { type: 'polygon', name, polygons: [[ringOf(corners)]] });
  return orSwapped(
    drawn(positions),
    () => drawn(positions.map(swapped)),
    new Wrong('corners', t('where.swappedCorners')),
  );
};

/** A name that somebody gave wins over those in the file; several places are numbered by it. */
const named = (places: Places, name: string): Places =>
  name === ''
    ? places
    : places.map((place, index) => {
        if (place.type === 'area') return place;
        const number = places.length > 1 ? ` ${index + 1}` : '';
        return {
          ...place,
          name: name.slice(0, limits.areaNameLength - number.length).trimEnd() + number,
        };
      });

/**
 * The places in a GeoJSON file (RFC 7946).
 * @throws Wrong @throws Refusal
 */
export const uploadedOf = async (
  { api, council }: To,
  adding: Adding,
  file: File | undefined,
): Promise<Places> => {
  const typed = nameIn(adding);
  const geojson = await geojsonIn(file);
  const ofFile = (file?.name ?? '').replace(/\.\w+$/, '').slice(0, limits.areaNameLength);
  const read = async (text: string): Promise<Places> => {
    const question = { geojson: text, name: typed || ofFile };
    const { shapes } = await api.call('deskShape', { council }, question);
    return shapes.map(({ where }) => where);
  };
  const places = await orSwapped(
    read(geojson),
    () => read(swappedIn(geojson)),
    new Wrong('file', t('where.swappedFile')),
  ).catch((thrown: unknown) => {
    throw thrown instanceof Wrong ? thrown : wrongFile(asRefusal(thrown));
  });
  return named(places, typed);
};
