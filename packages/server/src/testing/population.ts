import { createECDH, createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fromNationalGrid } from '../councils/osgb.js';
import type { Position } from '../ground/geometry.js';

/** Somebody who follows, drawn by chance. */
export interface Drawn {
  /** In the form of a UUID, ordered as they are drawn. */
  readonly id: string;
  readonly language: 'en' | 'cy';
  readonly general: 0 | 1;
  readonly drills: 0 | 1;
  readonly neutral: 0 | 1;
  /** One or two, 1e-7 degree. */
  readonly places: readonly Position[];
  readonly services: readonly string[];
  readonly channel: {
    readonly id: string;
    readonly host: string;
    readonly endpoint: string;
    readonly p256dh: string;
    readonly auth: string;
    /** Whether an earlier alert reached it: nine in ten. */
    readonly proven: boolean;
  };
}

/** How followers are drawn; the same for the same. */
export interface Population {
  readonly seed: number;
  /** Push services, each as `host` or `host:port`; a follower's is drawn. */
  readonly hosts: readonly string[];
  /** What may be followed, each by about half of them. */
  readonly services: readonly string[];
}

/** Real keys, used over and over: a push service that is made for tests opens none of them. */
const pairs = 256;

/** How far from its postcode a home is drawn, at the most, 1e-7 degree: about 110 m. */
const spread = { lat: 10_000, lon: 16_000 };

/** Numbers from 0 up to 1, the same for a seed (mulberry32). */
export const chanceFrom = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Where the postcodes of Hart and of Rushmoor are (Code-Point Open), 1e-7 degree. */
export const realPostcodes = async (): Promise<Position[]> => {
  const spots: Position[] = [];
  for (const name of ['hart', 'rushmoor']) {
    const file = new URL(`../../demo/${name}/codepoint-open-${name}.csv`, import.meta.url);
    for (const line of (await readFile(fileURLToPath(file), 'utf8')).trim().split('\n')) {
      const [, , easting, northing] = line.split(',');
      spots.push(fromNationalGrid(Number(easting), Number(northing)));
    }
  }
  return spots;
};

/** A number as the id of a row: `kind` keeps followers' and channels' apart. */
const idOf = (kind: number, number: number): string => {
  const tail = number.toString(16).padStart(12, '0');
  return `01900000-0000-7000-800${kind}-${tail}`;
};

const keyPairs = (): { p256dh: string; auth: string }[] =>
  Array.from({ length: pairs }, (_, number) => {
    const p256dh = createECDH('prime256v1').generateKeys().toString('base64url');
    const auth = createHash('sha256').update(String(number)).digest().subarray(0, 16);
    return { p256dh, auth: auth.toString('base64url') };
  });

/**
 * Draws followers as they live: as many homes around one postcode as around another, so that they
 * lie as close as the postcodes do. One in four has a second place; one in twenty reads Welsh.
 */
export const drawFollowers = async function* (
  { seed, hosts, services }: Population,
  count: number,
): AsyncGenerator<Drawn> {
  const chance = chanceFrom(seed);
  const spots = await realPostcodes();
  const keys = keyPairs();
  const one = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(chance() * list.length)];
    if (found === undefined) throw new Error('There is nothing to draw from.');
    return found;
  };
  // Two draws added up: more near the middle than far out.
  const off = (most: number): number => Math.round((chance() + chance() - 1) * most);
  const place = (): Position => {
    const [lon, lat] = one(spots);
    return [lon + off(spread.lon), lat + off(spread.lat)];
  };
  const yes = (share: number): 0 | 1 => (chance() < share ? 1 : 0);
  for (let number = 0; number < count; number += 1) {
    const host = one(hosts);
    yield {
      id: idOf(0, number),
      language: yes(0.05) ? 'cy' : 'en',
      ...{ general: yes(0.4), drills: yes(0.02), neutral: yes(0.05) },
      places: yes(0.25) ? [place(), place()] : [place()],
      services: services.filter(() => yes(0.5)),
      channel: {
        ...{ id: idOf(1, number), host: new URL(`https://${host}`).hostname },
        ...{ endpoint: `https://${host}/push/${number}`, ...one(keys) },
        proven: yes(0.9) === 1,
      },
    };
  }
};
