import { Chance } from '../model/chance.js';

/** What befalls the exchange as message `at` is written. */
export interface Fault {
  readonly at: number;
  readonly what: 'kill' | 'cut' | 'delay' | 'swallow' | 'throttle';
  /** How long after the message it begins, and how long it lasts, ms. */
  readonly after: number;
  readonly lasts: number;
}

/** How an exchange goes. */
export interface Plan {
  readonly messages: number;
  readonly faults: readonly Fault[];
  /** The sides in the order in which they write. */
  readonly writers: readonly ('resident' | 'adviser')[];
}

/** How much of what, and for how long, ms. */
export interface Measure {
  readonly messages: number;
  readonly kills: number;
  readonly others: number;
  readonly longest: number;
}

const OTHERS = ['cut', 'swallow', 'delay', 'throttle'] as const;

/** A plan that comes out the same for the same seed. One cut lasts as long as any may. */
export const planOf = (seed: number, { messages, kills, others, longest }: Measure): Plan => {
  const chance = new Chance(seed);
  const faults: Fault[] = [];
  const count = kills + others;
  for (let number = 0; number < count; number += 1) {
    // Spread over the whole exchange, and met at any moment of a message's way.
    const at = chance.between(
      Math.floor((number * messages) / count),
      Math.floor(((number + 1) * messages) / count) - 1,
    );
    const isKill =
      Math.floor((number * kills) / count) !== Math.floor(((number + 1) * kills) / count);
    const other = OTHERS[(number - Math.floor((number * kills) / count)) % OTHERS.length] ?? 'cut';
    const what = isKill ? 'kill' : other;
    const isFirstCut = what === 'cut' && !faults.some((fault) => fault.what === 'cut');
    faults.push({
      at,
      what,
      after: chance.between(0, 400),
      lasts: isFirstCut ? longest : chance.between(Math.min(500, longest), Math.ceil(longest / 3)),
    });
  }
  const writers = Array.from({ length: messages }, () =>
    chance.percent(50) ? ('resident' as const) : ('adviser' as const),
  );
  return { messages, faults, writers };
};
