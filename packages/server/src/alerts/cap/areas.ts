import type { Shape } from '../../ground/geometry.js';
import { element, type XmlElement } from '../../ground/xml-write.js';

/** A place of an alert as it was approved: `source` as it was chosen, `shape` as it is tested. */
export interface CapArea {
  readonly type: string;
  readonly code: string;
  readonly name: string;
  /** JSON of polygons, 1e-7 degree; grown by the buffer. */
  readonly shape: string;
  /** JSON of `Where`. */
  readonly source: string;
}

/** The `valueName` of a code of the Government Statistical Service, such as E05009354. */
export const gss = 'GSS';
/** The `valueName` of a code that another publisher gives an area of the council. */
export const ownCode = 'bellman:area';

/** The `valueName` of an area's code. */
export const codeName = (code: string): string => (/^[EKNSW]\d{8}$/.test(code) ? gss : ownCode);

/** 1e-7 degree as degrees, exactly: 512360130 is 51.236013. */
export const degrees = (units: number): string => {
  const size = String(Math.abs(units)).padStart(8, '0');
  const part = size.slice(-7).replace(/0+$/, '');
  return `${units < 0 ? '-' : ''}${size.slice(0, -7)}${part === '' ? '' : `.${part}`}`;
};

type Ring = Shape[number][number];

/** A ring in CAP's words: `lat,lon` pairs, the first one again at the end. */
export const ringText = (ring: Ring): string => {
  const [first] = ring;
  const last = ring.at(-1);
  const closed =
    first === undefined || last === undefined || (first[0] === last[0] && first[1] === last[1]);
  return (closed || first === undefined ? ring : [...ring, first])
    .map(([lon, lat]) => `${degrees(lat)},${degrees(lon)}`)
    .join(' ');
};

/** Whether any of these places leaves out something within its outline. */
export const hasHoles = (areas: readonly Pick<CapArea, 'shape'>[]): boolean =>
  areas.some(({ shape }) => (JSON.parse(shape) as Shape).some((rings) => rings.length > 1));

/**
 * A place as CAP says it (section 3.2.4). A circle is a `circle` and nothing beside it, since what
 * stands in one block adds up; anything else is its outlines, of which CAP knows no holes: they
 * count as inside, and a `note` says so. An area of the council that was not grown is named by its
 * code as well, which says the same to whoever knows the codes.
 * @param buffer metres by which the places were grown
 */
export const areaBlock = (area: CapArea, buffer: number): XmlElement => {
  const source = JSON.parse(area.source) as {
    lat?: number;
    lon?: number;
    radius?: number;
    polygons?: Shape;
  };
  if (area.type === 'circle') {
    const { lat = 0, lon = 0, radius = 0 } = source;
    const km = (radius + buffer) / 1000;
    const circle = element('circle', `${degrees(lat)},${degrees(lon)} ${km}`);
    return element('area', [element('areaDesc', area.name), circle]);
  }
  // As it was drawn, where it was not grown: the same shape, from the same corner on.
  const drawn = buffer === 0 ? source.polygons : undefined;
  const outlines = (drawn ?? (JSON.parse(area.shape) as Shape)).flatMap(([outline]) =>
    outline === undefined ? [] : [element('polygon', ringText(outline))],
  );
  const code =
    area.type === 'area' && buffer === 0
      ? element('geocode', [element('valueName', codeName(area.code)), element('value', area.code)])
      : null;
  return element('area', [element('areaDesc', area.name), ...outlines, code]);
};
