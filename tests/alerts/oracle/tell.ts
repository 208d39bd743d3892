import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { Problem, type Where } from '@bellman/protocol';
import type { Audience, Follower, Reached } from '@bellman/server/testing/audience';
import { isInside, overlap, type Polygons } from './brute.js';
import { chanceFrom } from './chance.js';
import { choose } from './places.js';

export const seed = Number(process.env['AUDIENCE_SEED'] ?? 2026);
export const alerts = Number(process.env['AUDIENCE_ALERTS'] ?? 100);

/** Sends alerts for places by chance, and holds whom each reaches against brute force. */
export const tellAudience = async (test: TestContext, audience: Audience): Promise<void> => {
  const { followers, areas } = audience;
  const chance = chanceFrom(seed);
  const spots = followers.flatMap(({ point }) =>
    point === null ? [] : [[point.lon, point.lat] as const],
  );
  let [sent, refused, outside, slow, reached, onEdge] = [0, 0, 0, 0, 0, 0];
  while (sent < alerts) {
    const { where, buffer, services } = choose(chance, spots, [...areas.keys()]);
    const most = 50 + chance.whole(4_000);
    const real = await audience
      .send(where, buffer, services, most)
      .catch((error: unknown) => error);
    if (real instanceof Problem && nobodyMeant.has(real.code)) {
      refused += 1;
      continue;
    }
    if (real instanceof Problem && real.code === 'shape-outside') {
      const drawn = where.some((one) => isOutside(one, areas));
      assert.ok(drawn, `refused as outside: ${JSON.stringify({ where, buffer })}`);
      outside += 1;
      continue;
    }
    if (real instanceof Problem && real.code === 'shape-too-hard') {
      // Growing has three seconds, which a busy machine may take for a simple shape now and then.
      slow += 1;
      assert.ok(slow <= 1 + alerts / 100, `${slow} choices took too long to grow`);
      continue;
    }
    if (real instanceof Error) throw real;
    const { channels, counted, places } = real as Reached;
    const meant = followers.filter(
      (follower) =>
        (services.length === 0 || services.some((one) => follower.services.includes(one))) &&
        isReached(follower, places, buffer, areas),
    );
    const told = `alert ${sent + 1} from AUDIENCE_SEED=${seed}: ${JSON.stringify({ where, buffer, services })}`;
    assert.deepEqual(channels, meant.map(({ channel }) => channel).sort(), told);
    assert.equal(counted, meant.length, told);
    sent += 1;
    reached += meant.length;
    onEdge += spots.filter((spot) => places.some(({ shape }) => isCorner(shape, spot))).length;
  }
  test.diagnostic(
    `${sent} alerts reached ${reached} followers in all, each as brute force has it; ` +
      `${onEdge} times a home was a corner of a place; ${refused} choices were refused, ` +
      `${outside} more since something drawn lay outside, ${slow} since they took too long to grow`,
  );
  assert.ok(reached > 20 * sent);
  assert.ok(onEdge > sent);
};

/** A box has its sides from homes far apart, so it may lie beyond the council's line. */
const isOutside = (one: Where, areas: ReadonlyMap<string, Polygons>): boolean =>
  one.type === 'polygon' && ![...areas.values()].some((own) => overlap(one.polygons, own));

/** What chance draws may cross itself, or reach nobody: then it is refused, and there is no audience. */
const nobodyMeant: ReadonlySet<string> = new Set([
  'alert-reaches-nobody',
  'shape-crosses-itself',
  'shape-too-few-points',
  'shape-empty',
]);

const isReached = (
  { point, area }: Follower,
  places: Reached['places'],
  buffer: number,
  areas: ReadonlyMap<string, Polygons>,
): boolean => {
  if (point !== null) return places.some(({ shape }) => isInside(shape, point.lon, point.lat));
  const own = areas.get(area ?? '') ?? [];
  return places.some(({ source, shape }) => {
    // Of areas as they are it is known by their kinds: wards share borders, and overlap parishes alone.
    if (buffer === 0 && source.type === 'area' && isWard(source.code) === isWard(area ?? ''))
      return source.code === area;
    return overlap(shape, own);
  });
};

const isWard = (code: string): boolean => code.startsWith('E05');

const isCorner = (shape: Polygons, [lon, lat]: readonly [number, number]): boolean =>
  shape.flat(2).some(([x, y]) => x === lon && y === lat);
