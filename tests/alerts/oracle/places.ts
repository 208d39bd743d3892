import type { Where } from '@bellman/protocol';
import type { Chance } from './chance.js';

type Spot = readonly [lon: number, lat: number];
type Drawn = Extract<Where, { type: 'polygon' }>;

/** 1e-7 degree in a metre at Hart: east and north. */
const metre = { east: 143, north: 90 };

/** A ring around a centre: corners by angle, each at a share of its radius. */
const star = (
  [lon, lat]: Spot,
  corners: readonly { angle: number; metres: number }[],
  share: number,
) => {
  const ring = corners.map(({ angle, metres }): [number, number] => [
    lon + Math.round(Math.cos(angle) * metres * share * metre.east),
    lat + Math.round(Math.sin(angle) * metres * share * metre.north),
  ]);
  return [...ring, ring[0] ?? [lon, lat]] as [number, number][];
};

/** Drawn freely, with a hole in every third. */
const freehand = (chance: Chance, spots: readonly Spot[]): Drawn => {
  const count = 5 + chance.whole(50);
  const size = 100 * 80 ** chance.next();
  const corners = Array.from({ length: count }, (_, at) => ({
    angle: (2 * Math.PI * (at + 0.8 * chance.next())) / count,
    metres: size * (0.4 + chance.next()),
  }));
  const centre = chance.one(spots);
  const hole = chance.whole(3) === 0 ? [star(centre, corners, 0.45)] : [];
  return { type: 'polygon', name: 'drawn', polygons: [[star(centre, corners, 1), ...hole]] };
};

/** Whose corners are homes. */
const fromHomes = (chance: Chance, spots: readonly Spot[]): Drawn => {
  const centre = chance.one(spots);
  const near = spots.filter(
    ([lon, lat]) => Math.abs(lon - centre[0]) < 300_000 && Math.abs(lat - centre[1]) < 200_000,
  );
  const byAngle = new Map<number, Spot>();
  for (let at = 0; at < 4 + chance.whole(12); at += 1) {
    const spot = chance.one(near);
    byAngle.set(Math.atan2(spot[1] - centre[1] - 0.5, spot[0] - centre[0] - 0.3), spot);
  }
  const ring = [...byAngle]
    .sort(([a], [b]) => a - b)
    .map(([, [lon, lat]]): [number, number] => [lon, lat]);
  return { type: 'polygon', name: 'homes', polygons: [[[...ring, ring[0] ?? [0, 0]]]] };
};

/** A box with a home on each of its sides. */
const box = (chance: Chance, spots: readonly Spot[]): Drawn => {
  const [a, b, c, d] = [chance.one(spots), chance.one(spots), chance.one(spots), chance.one(spots)];
  const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0]) + 1];
  const [south, north] = [Math.min(c[1], d[1]), Math.max(c[1], d[1]) + 1];
  const ring: [number, number][] = [
    [west, south],
    [east - 1, south],
    [east - 1, north - 1],
    [west, north - 1],
    [west, south],
  ];
  return { type: 'polygon', name: 'box', polygons: [[ring]] };
};

const circle = (chance: Chance, spots: readonly Spot[]): Where => {
  const [lon, lat] = chance.one(spots);
  return {
    type: 'circle',
    name: 'circle',
    lon,
    lat,
    radius: Math.round(50 * 200 ** chance.next()),
  };
};

/** What an alert may be about: one to three places of every kind, sometimes grown. */
export const choose = (
  chance: Chance,
  spots: readonly Spot[],
  codes: readonly string[],
): { where: Where[]; buffer: number; services: string[] } => {
  const makers = [freehand, fromHomes, box, circle] as const;
  const where = Array.from({ length: 1 + chance.whole(3) }, (): Where =>
    chance.whole(5) === 0
      ? { type: 'area', code: chance.one(codes) }
      : chance.one(makers)(chance, spots),
  );
  return {
    where,
    buffer: chance.whole(4) === 0 ? 10 + chance.whole(500) : 0,
    services: chance.one([[], [], ['waste'], ['planning'], ['waste', 'planning']]),
  };
};
