import { limits, Problem, type Where } from '@bellman/protocol';
import { toUnits, type Position } from '../../ground/geometry.js';
import type { XmlNode } from '../../ground/xml-read.js';
import { gss, ownCode, ringText } from './areas.js';
import { all, plain, textOf } from './fields.js';

/** An area of the council that a message may name by its code. */
export interface KnownArea {
  readonly name: string;
  /** Polygons of rings, 1e-7 degree. */
  readonly polygons: readonly (readonly (readonly Position[])[])[];
}

const wrong = (path: string, why: string): Problem => new Problem('cap-invalid', { path, why });

const number = /^[-+]?(\d{1,3}(\.\d{0,20})?|\.\d{1,20})$/;

/** `lat,lon` as a position of 1e-7 degree. */
const position = (text: string, name: string, path: string): Position => {
  const [lat = '', lon = '', ...more] = text.split(',');
  if (more.length > 0 || !number.test(lat) || !number.test(lon))
    throw wrong(path, 'it is not made of pairs like 51.28,-0.84 with a space between them');
  if (Math.abs(Number(lat)) > 90 || Math.abs(Number(lon)) > 180)
    throw new Problem('shape-out-of-range', { name, at: `${lat}, ${lon}` });
  return [toUnits(Number(lon)), toUnits(Number(lat))];
};

const ring = (text: string, name: string, path: string): [number, number][] => {
  const parts = text.trim().split(/\s+/);
  // Before any of them is looked at.
  if (parts.length > limits.shapePoints)
    throw new Problem('shape-too-many-points', { points: parts.length, limit: limits.shapePoints });
  return parts.map((part) => {
    const [lon, lat] = position(part, name, path);
    return [lon, lat];
  });
};

const circle = (text: string, name: string, path: string): Where => {
  const [centre = '', radius = '', ...more] = text.trim().split(/\s+/);
  if (more.length > 0 || !/^\d{1,6}(\.\d{0,20})?$/.test(radius))
    throw wrong(
      path,
      'it is not made of a position and a radius in kilometres, like 51.28,-0.84 0.5',
    );
  const [lon, lat] = position(centre, name, path);
  const metres = Math.round(Number(radius) * 1000);
  const { least, most } = limits.radius;
  if (metres < least || metres > most)
    throw new Problem('cap-unsupported', {
      why: `the circle “${name}” has a radius of ${metres} metres, and may have ${least} to ${most}`,
    });
  return { type: 'circle', name, lat, lon, radius: metres };
};

/** Codes that the council knows, of those that the block names. */
const codesOf = (area: XmlNode, known: ReadonlyMap<string, KnownArea>): string[] =>
  all(area, 'geocode')
    .filter((code) => [gss, ownCode].includes(textOf(code, 'valueName')))
    .map((code) => textOf(code, 'value').trim())
    .filter((code) => known.has(code));

const outlines = ({ polygons }: KnownArea): string =>
  polygons.map(([outline = []]) => ringText(outline)).join(' / ');

const sameAs = (drawn: readonly (readonly Position[])[], area: KnownArea | undefined): boolean =>
  area !== undefined && drawn.map((one) => ringText(one)).join(' / ') === outlines(area);

/**
 * Where a block of a message is (CAP 1.2, section 3.2.4). What it draws counts. A code of the
 * council's stands for its area where nothing is drawn, or what is drawn is just that area.
 * @throws Problem `cap-invalid`, `cap-unsupported`, `shape-out-of-range`, `shape-too-many-points`
 */
const blockWhere = (
  area: XmlNode,
  known: ReadonlyMap<string, KnownArea>,
  path: string,
  note: (sentence: string) => void,
): Where[] => {
  const described = plain(textOf(area, 'areaDesc')).replace(/\s+/g, ' ');
  const name = described.slice(0, limits.areaNameLength);
  const drawn = all(area, 'polygon').map((one) => ring(one.text, name, `${path}/polygon`));
  const circles = all(area, 'circle').map((one) => circle(one.text, name, `${path}/circle`));
  const codes = codesOf(area, known);
  const [code] = codes;
  const justThat =
    codes.length === 1 && circles.length === 0 && sameAs(drawn, known.get(code ?? ''));
  if (justThat || (drawn.length === 0 && circles.length === 0 && codes.length > 0))
    return codes.map((one) => ({ type: 'area', code: one }));
  if (drawn.length === 0 && circles.length === 0)
    throw new Problem('cap-unsupported', {
      why: `its area “${name}” has no polygon, no circle and no code of an area of this council`,
    });
  if (described.length > name.length) note(`The description of “${name}…” was longer.`);
  if (all(area, 'altitude').length > 0) note(`The altitude of “${name}” was left out.`);
  const polygons = drawn.map((one) => [one]);
  return [
    ...(polygons.length > 0 ? [{ type: 'polygon' as const, name, polygons }] : []),
    ...circles,
  ];
};

/** Where a message's information is meant, block by block. */
export const whereOf = (
  info: XmlNode,
  known: ReadonlyMap<string, KnownArea>,
  note: (sentence: string) => void,
): Where[] => {
  const areas = all(info, 'area');
  if (areas.length === 0)
    throw new Problem('cap-unsupported', { why: 'it names no area that it is meant for' });
  const where = areas.flatMap((area, index) =>
    blockWhere(area, known, `alert/info/area[${index + 1}]`, note),
  );
  if (where.length > limits.alertAreas)
    throw new Problem('cap-unsupported', {
      why: `it has ${where.length} places, and may have ${limits.alertAreas}`,
    });
  return where;
};
