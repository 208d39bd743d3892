import type { Shape } from '../ground/geometry.js';

/**
 * A slow and exact answer to whether two shapes' interiors meet, that shares nothing with ours: the
 * plane is cut at the longitude of every corner and every crossing, and in the middle of each cut the
 * stretches inside either shape, in fractions, are laid over one another.
 */
export const interiorsMeetSlowly = (a: Shape, b: Shape): boolean => {
  const edges = [...edgesOf(a), ...edgesOf(b)];
  const cuts = [
    ...edges.flatMap(([[x1], [x2]]) => [of(x1), of(x2)]),
    ...edges.flatMap((one, at) => edges.slice(at + 1).flatMap((other) => crossing(one, other))),
  ].sort(compare);
  return cuts.some((cut, at) => {
    const next = cuts[at + 1];
    if (next === undefined || compare(cut, next) === 0) return false;
    const middle = over(plus(cut, next), 2n);
    const stretches = inside(a, middle);
    return inside(b, middle).some(([from, to]) =>
      stretches.some(([start, end]) => compare(from, end) < 0 && compare(start, to) < 0),
    );
  });
};

type Edge = readonly [readonly [number, number], readonly [number, number]];
/** Numerator, and denominator above 0. */
type Fraction = readonly [bigint, bigint];

const of = (whole: number): Fraction => [BigInt(whole), 1n];
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const over = ([a, b]: Fraction, by: bigint): Fraction => [a, b * by];
const compare = ([a, b]: Fraction, [c, d]: Fraction): number => {
  const difference = a * d - c * b;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

const edgesOf = (shape: Shape): Edge[] =>
  shape
    .flat()
    .flatMap((ring) => ring.map((from, at): Edge => [from, ring[(at + 1) % ring.length] ?? from]));

/** The longitude at which two lines cross, where they are not parallel. */
const crossing = ([p, q]: Edge, [r, s]: Edge): Fraction[] => {
  const [a, b] = [BigInt(q[0] - p[0]), BigInt(q[1] - p[1])];
  const [c, d] = [BigInt(s[0] - r[0]), BigInt(s[1] - r[1])];
  const turn = a * d - b * c;
  if (turn === 0n) return [];
  const along = BigInt(r[0] - p[0]) * d - BigInt(r[1] - p[1]) * c;
  const [top, bottom] = [BigInt(p[0]) * turn + along * a, turn];
  return [bottom < 0n ? [-top, -bottom] : [top, bottom]];
};

/** The stretches of latitude that are inside, at a longitude where no corner is. */
const inside = (shape: Shape, [x, unit]: Fraction): [Fraction, Fraction][] =>
  shape.flatMap((polygon) => {
    const at = edgesOf([polygon])
      .filter(([[x1], [x2]]) => BigInt(x1) * unit < x !== BigInt(x2) * unit < x)
      .map(([[x1, y1], [x2, y2]]): Fraction => {
        const width = BigInt(x2 - x1);
        const top = BigInt(y1) * width * unit + BigInt(y2 - y1) * (x - BigInt(x1) * unit);
        const bottom = width * unit;
        return bottom < 0n ? [-top, -bottom] : [top, bottom];
      })
      .sort(compare);
    return at.flatMap((from, index): [Fraction, Fraction][] => {
      const to = at[index + 1];
      return index % 2 === 1 || to === undefined ? [] : [[from, to]];
    });
  });
