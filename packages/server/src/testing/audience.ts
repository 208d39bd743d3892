import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Where } from '@bellman/protocol';
import { boundsOf, type Shape } from '../ground/geometry.js';
import { openStore } from '../store/open.js';
import { importPostcodes } from '../councils/import-postcodes.js';
import { makeShapes } from '../councils/shapes.js';
import { openDesk } from './alert-desk.js';
import { handClock } from './chats.js';
import { hartFile, signUp, signUpAll } from './hart.js';
import type { Place } from './stores.js';

/** Somebody who follows a point (1e-7 degree) or a whole area, and some services. */
export interface Follower {
  readonly channel: string;
  readonly point: { readonly lon: number; readonly lat: number } | null;
  readonly area: string | null;
  readonly services: readonly string[];
}

/** What an alert for some places did. */
export interface Reached {
  /** The channels it was handed over to. */
  readonly channels: readonly string[];
  /** Followers, as they were counted before it was sent. */
  readonly counted: number;
  /** The places as they were tested: polygons of rings, 1e-7 degree. */
  readonly places: readonly { readonly source: Where; readonly shape: Shape }[];
}

/** Hart with a follower at each of its postcodes, and some of each of its whole areas. */
export interface Audience {
  readonly followers: readonly Follower[];
  readonly areas: ReadonlyMap<string, Shape>;
  /** Alerts for real, but for the push services: approves, writes down, takes all batches. */
  send(
    where: readonly Where[],
    buffer: number,
    services: readonly string[],
    most: number,
  ): Promise<Reached>;
  close(): Promise<void>;
}

const services = [[], ['waste'], ['planning'], ['waste', 'planning']] as const;

/** Two parishes that lie across wards, so that areas of more than one kind overlap. */
const parishes: Readonly<Record<string, Shape>> = {
  P1: [
    [
      [
        [-9_000_000, 512_500_000],
        [-8_300_000, 512_500_000],
        [-8_300_000, 512_900_000],
        [-9_000_000, 512_900_000],
        [-9_000_000, 512_500_000],
      ],
    ],
  ],
  P2: [
    [
      [
        [-8_300_000, 512_500_000],
        [-7_900_000, 512_600_000],
        [-8_100_000, 513_200_000],
        [-8_300_000, 512_500_000],
      ],
    ],
  ],
};

/** See `Audience`; in the database at `place`, which is empty. */
export const openAudience = async ({ folder, url }: Place): Promise<Audience> => {
  const clock = handClock();
  const store = await openStore({
    ...{ folder, clock, log: { error: () => undefined, warn: () => undefined } },
    ...(url === undefined ? {} : { url }),
  });
  const desk = await openDesk(store, clock);
  const council = 'hart';
  await store.areas.replace({
    ...{ council, kind: 'parish' },
    areas: Object.entries(parishes).map(([code, shape]) => ({
      ...{ code, name: code, population: null, shape: JSON.stringify(shape), ...boundsOf(shape) },
    })),
  });
  await importPostcodes({ store, council, file: hartFile('codepoint-open-hart.csv') });
  const rows = (await readFile(hartFile('codepoint-open-hart.csv'), 'utf8')).trim().split('\n');
  const codes = rows.map((row) => row.slice(1, 8).replace(' ', ''));
  const stored = await store.areas.shapes({ council });
  const areas = new Map(stored.map(({ code, shape }) => [code, JSON.parse(shape) as Shape]));
  const followers: Follower[] = [];
  await signUpAll(codes.length, async (index) => {
    const postcode = codes[index] ?? '';
    const { here } = await store.postcodes.locate({
      ...{ council, postcode, outward: postcode.slice(0, -3) },
    });
    assert.ok(here, postcode);
    const follows = services[index % 4] ?? [];
    const { channel } = await signUp(
      store,
      { label: '', postcode, ...here },
      { services: follows },
    );
    followers.push({ channel, point: here, area: null, services: follows });
  });
  const whole = [...areas.keys()].flatMap((area) => services.map((follows) => ({ area, follows })));
  for (const { area, follows } of whole) {
    const { channel } = await signUp(store, { label: '', area }, { services: follows });
    followers.push({ channel, point: null, area, services: follows });
  }

  const send: Audience['send'] = async (where, buffer, wanted, most) => {
    const kind = wanted.length === 0 ? ('emergency' as const) : ('service' as const);
    const draft = { kind, where: [...where], buffer, services: [...wanted] };
    const { id } = await desk.approved(draft);
    const { followers: counted } = await store.audience.countAlert({ alert: id });
    await store.alerts.send({ id, followers: counted });
    const rest = {
      ...{ alert: id, most, batch: 250, lease: { by: 'test', ms: 1_000 }, tell: false },
    };
    let cursor = await store.audience.writeDown({ ...rest, cursor: null });
    while (cursor !== null) cursor = await store.audience.writeDown({ ...rest, cursor });
    const channels: string[] = [];
    for (;;) {
      // For longer than any test takes: one that ran out would be taken again.
      const batch = await store.dispatch.lease({ by: 'test', ms: 24 * 3_600_000 });
      if (batch === null) break;
      channels.push(...batch.channels.map((one) => one.id));
    }
    const made = await makeShapes(await desk.extents.of(council), { where, buffer });
    return { channels: channels.sort(), counted, places: made };
  };
  return { followers, areas, send, close: () => store.close() };
};
