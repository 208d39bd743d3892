import fc from 'fast-check';
import { fair, type Weather } from './weather.js';

/** Who a step is about: the first tab, the second one, the adviser. */
export type Who = 0 | 1 | 2;

/** One thing that somebody does, or that befalls them. */
export type Step =
  | {
      readonly do: 'say' | 'end' | 'again' | 'retry' | 'cut' | 'stall' | 'leave';
      readonly who: Who;
    }
  | { readonly do: 'reload'; readonly who: Who; readonly killed: boolean }
  | { readonly do: 'take' }
  | { readonly do: 'weather'; readonly who: Who; readonly weather: Weather }
  | { readonly do: 'kill'; readonly kept: boolean }
  | { readonly do: 'start' }
  | { readonly do: 'store'; readonly slow: number }
  | { readonly do: 'pass'; readonly ms: number };

/** A whole run: what happens, and the seed of what chance decides in it. */
export interface Story {
  readonly chance: number;
  readonly steps: readonly Step[];
}

const who = fc.constantFrom<Who>(0, 0, 1, 2);

const weather: fc.Arbitrary<Weather> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(fair) },
  {
    weight: 3,
    arbitrary: fc.record({
      slow: fc.constantFrom(5, 100, 2_000, 15_000),
      cut: fc.constantFrom(false, false, false, true),
      swallow: fc.constantFrom<Weather['swallow']>('none', 'none', 'none', 'up', 'down', 'both'),
      twice: fc.constantFrom(0, 0, 30),
    }),
  },
);

/** Mostly moments, so that what is under way is met; sometimes long enough for every patience. */
const pass = fc
  .constantFrom(0, 1, 2, 3, 5, 8, 13, 30, 100, 300, 1_000, 3_000, 11_000, 60_000)
  .map((ms): Step => ({ do: 'pass', ms }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 14, arbitrary: pass },
  { weight: 9, arbitrary: who.map((one): Step => ({ do: 'say', who: one })) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'take' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('weather' as const),
      who,
      weather,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('cut' as const, 'cut' as const, 'stall' as const),
      who,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('kill' as const), kept: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.constant<Step>({ do: 'start' }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('reload' as const), who, killed: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('end' as const, 'again' as const, 'retry' as const, 'leave' as const),
      who,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step>({ do: 'store', slow: 0 }, { do: 'store', slow: 400 }),
  },
  // Longer than a token lives (`limits.residentToken`).
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'pass', ms: 35 * 60_000 }) },
);

/** Any story. */
export const stories: fc.Arbitrary<Story> = fc.record({
  chance: fc.integer(),
  steps: fc.array(step, { minLength: 4, maxLength: 60, size: 'max' }),
});

/** A resident comes back while the store is slow, and the adviser writes in just that moment. */
export const returns: fc.Arbitrary<Story> = fc
  .record({
    chance: fc.integer(),
    coming: fc.constantFrom<Step>(
      { do: 'reload', who: 0, killed: true },
      { do: 'reload', who: 0, killed: false },
      { do: 'reload', who: 1, killed: true },
    ),
    ms: fc.integer({ min: 0, max: 1_500 }),
  })
  .map(({ chance, coming, ms }) => ({
    chance,
    steps: [
      { do: 'say', who: 0 },
      { do: 'pass', ms: 1_000 },
      { do: 'take' },
      { do: 'pass', ms: 1_000 },
      { do: 'store', slow: 400 },
      coming,
      { do: 'pass', ms },
      { do: 'say', who: 2 },
    ],
  }));
