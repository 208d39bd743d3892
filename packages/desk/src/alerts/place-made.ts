import { limits, type Where } from '@bellman/protocol';
import type { Api } from '../link/api.js';
import type { Refusal } from '../link/refusal.js';
import { t } from '../text/alerts.js';
import { cornersIn, ringOf } from './corners.js';
import type { Adding } from './form.js';
import { metres, positionOf, written } from './places.js';

type WrongField = 'at' | 'radius' | 'name' | 'corners' | 'file';

/** What is wrong with a place that is being added, and at which of its fields. */
export class Wrong extends Error {
  override readonly name = 'Wrong';
  constructor(
    readonly field: WrongField,
    sentence: string,
  ) {
    super(sentence);
  }

  /** The relay's reason; at `field` unless it is about the name. */
  static of(refusal: Refusal, field: WrongField): Wrong {
    return new Wrong(refusal.code === 'shape-needs-name' ? 'name' : field, refusal.message);
  }
}

interface To {
  readonly api: Api;
  readonly council: string;
}

/** A place as the relay has found it good. @throws Refusal with a code `shape-…` */
const checked = async ({ api, council }: To, place: Where): Promise<readonly Where[]> => {
  const { shapes } = await api.call('deskShape', { council }, { where: [place], buffer: 0 });
  return shapes.map(({ where }) => where);
};

const radiusOf = ({ radius }: Adding): number => {
  const { least, most } = limits.radius;
  const n = /^\s*\d[\d,]*\s*m?\s*$/.test(radius)
    ? Number(radius.replace(/[^\d]/g, ''))
    : Number.NaN;
  if (!(n >= least && n <= most))
    throw new Wrong('radius', t('where.radiusWrong', { least, most }));
  return n;
};

/**
 * So many metres around a postcode or a position.
 * @throws Wrong @throws Refusal
 */
export const circleOf = async (to: To, adding: Adding): Promise<readonly Where[]> => {
  const at = adding.at.trim();
  if (at === '') throw new Wrong('at', t('where.atMissing'));
  const radius = radiusOf(adding);
  const position = positionOf(at);
  const centre = position
    ? { lon: position[0], lat: position[1], called: written(position) }
    : await postcode(to, at);
  const { lat, lon, called } = centre;
  const name = t('where.within', { distance: metres(radius), of: called });
  return checked(to, { type: 'circle', name, lat, lon, radius });
};

const postcode = async ({ api, council }: To, words: string) => {
  const point = await api.call('deskPoint', { council }, { postcode: words });
  return { lat: point.lat, lon: point.lon, called: point.postcode };
};

/**
 * A shape by its corners.
 * @throws Wrong @throws Refusal
 */
export const polygonOf = async (to: To, adding: Adding): Promise<readonly Where[]> => {
  const { positions, wrong } = cornersIn(adding.corners);
  if (wrong !== null) throw new Wrong('corners', t('where.cornerWrong', { line: wrong }));
  if (positions.length < 3) throw new Wrong('corners', t('where.cornersFew'));
  const name = adding.name.trim();
  if (name === '') throw new Wrong('name', t('where.nameMissing'));
  return checked(to, { type: 'polygon', name, polygons: [[ringOf(positions)]] });
};

/**
 * The places in a GeoJSON file (RFC 7946).
 * @throws Wrong @throws Refusal
 */
export const uploadedOf = async (
  { api, council }: To,
  adding: Adding,
  file: File | undefined,
): Promise<readonly Where[]> => {
  if (!file) throw new Wrong('file', t('where.fileMissing'));
  if (file.size > limits.shapeBytes)
    throw new Wrong('file', t('where.fileLarge', { limit: limits.shapeBytes / (1024 * 1024) }));
  const name = adding.name.trim() || file.name.replace(/\.\w+$/, '');
  const geojson = await file.text();
  const { shapes } = await api.call('deskShape', { council }, { geojson, name });
  return shapes.map(({ where }) => where);
};
