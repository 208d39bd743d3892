import { Chance } from '../model/chance.js';

/** A contact centre's day, drawn from a seed: who works, who asks, and how long everything takes. */
export interface Day {
  readonly seed: number;
  readonly advisers: readonly Adviser[];
  /** In the order in which they come. */
  readonly chats: readonly Chat[];
}

export interface Adviser {
  readonly name: string;
  readonly capacity: number;
  readonly services: readonly string[];
  readonly languages: readonly ('en' | 'cy')[];
  readonly team: string | null;
}

/** One who asks. Times are seconds from midnight, spans are seconds. */
export interface Chat {
  /** Their first name, by which they are known again: unique. */
  readonly name: string;
  readonly at: number;
  readonly service: string;
  readonly language: 'en' | 'cy';
  readonly length: number;
  readonly wrapUp: number;
  /** Whether the resident ends it, else the adviser. */
  readonly residentEnds: boolean;
}

/** Each service: its share of the chats, its steps of priority, and what a chat of it weighs. */
export const services: Readonly<
  Record<string, { readonly share: number; readonly priority: number; readonly weight: number }>
> = {
  waste: { share: 0.28, priority: 0, weight: 1 },
  'council-tax': { share: 0.24, priority: 0, weight: 1 },
  benefits: { share: 0.16, priority: 0, weight: 1 },
  'housing-advice': { share: 0.12, priority: 1, weight: 1 },
  parking: { share: 0.12, priority: 0, weight: 1 },
  planning: { share: 0.08, priority: 0, weight: 2 },
};

/** A step of priority is worth so many seconds of waiting. */
export const headStart = 600;

/** Benefits go to their own team first, and to everybody else's after three minutes. */
export const teams = [
  { id: 'benefits', name: 'Benefits', services: ['benefits'], after: 180, to: 'front-line' },
  { id: 'front-line', name: 'Front line', services: [], after: 0, to: null },
] as const;

/** How long a chat rings at one desk, s. */
export const ringsFor = 30;

/**
 * How many come, hour by hour from 08:00 to 18:00, as shares of the day: a slow start, a crest in
 * the lunch hour, a slow end. Within an hour they come evenly (a Poisson process, given its count).
 */
const profile = [0.075, 0.095, 0.105, 0.105, 0.125, 0.12, 0.11, 0.1, 0.09, 0.075] as const;
const opens = 8 * 3_600;

/** Log-normal: half of the chats are shorter than this, s; and how wide they spread. */
const usualLength = 450;
const spread = 0.6;

const standardNormal = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(1 - chance.fraction())) * Math.cos(2 * Math.PI * chance.fraction());

/** One of these, by their shares. */
const oneOf = (chance: Chance, shares: readonly (readonly [string, number])[]): string => {
  let left = chance.fraction() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [name, share] of shares) {
    left -= share;
    if (left < 0) return name;
  }
  return shares.at(-1)?.[0] ?? '';
};

const shares = Object.entries(services).map(([name, { share }]) => [name, share] as const);

const drawServices = (chance: Chance): string[] => {
  const drawn = new Set<string>();
  for (const count = chance.between(2, 4); drawn.size < count;) drawn.add(oneOf(chance, shares));
  return [...drawn];
};

const drawAdviser = (chance: Chance, index: number): Adviser => {
  const drawn = drawServices(chance);
  return {
    name: `Adviser${String(index + 1).padStart(2, '0')}`,
    capacity: chance.between(2, 3),
    services: drawn,
    // A quarter speak Welsh.
    languages: index % 4 === 0 ? ['en', 'cy'] : ['en'],
    team: drawn.includes('benefits') && chance.percent(70) ? 'benefits' : 'front-line',
  };
};

const drawMoment = (chance: Chance): number => {
  const hour = Number(
    oneOf(
      chance,
      profile.map((share, index) => [String(index), share] as const),
    ),
  );
  return opens + Math.floor((hour + chance.fraction()) * 3_600);
};

const drawChat = (chance: Chance, at: number, index: number): Chat => ({
  name: `Resident${index + 1}`,
  at,
  service: oneOf(chance, shares),
  language: chance.percent(6) ? 'cy' : 'en',
  length: Math.max(30, Math.round(usualLength * Math.exp(spread * standardNormal(chance)))),
  wrapUp: chance.between(10, 40),
  residentEnds: chance.percent(50),
});

/**
 * Draws a day of 5,000 chats for 40 advisers.
 * @param only the part of it that is played: so many chats, from this second of the day
 */
export const drawDay = (
  seed: number,
  only: { readonly from: number; readonly chats: number } = { from: 0, chats: 5_000 },
): Day => {
  const chance = new Chance(seed);
  const advisers = Array.from({ length: 40 }, (_, index) => drawAdviser(chance, index));
  const moments = Array.from({ length: 5_000 }, () => drawMoment(chance)).toSorted((a, b) => a - b);
  const chats = moments.map((at, index) => drawChat(chance, at, index));
  const first = chats.findIndex(({ at }) => at >= only.from);
  return { seed, advisers, chats: chats.slice(first, first + only.chats) };
};

/** How fast people at the desk are, each drawn for itself: seconds from seeing to doing. */
export class Pace {
  readonly #chance: Chance;

  constructor(seed: number) {
    this.#chance = new Chance(seed ^ 0x5eed);
  }

  /** From seeing that somebody waits to pressing "take next". */
  reaction(): number {
    return this.#chance.between(2, 9);
  }

  /** What somebody does when it rings: most take it, some pass it on, a few are not there. */
  answer(): { readonly does: 'take' | 'pass' | 'nothing'; readonly after: number } {
    const does = this.#chance.percent(4) ? 'pass' : this.#chance.percent(1) ? 'nothing' : 'take';
    return { does, after: this.#chance.between(3, 10) };
  }
}

/** How long somebody is away after two rings that they did not hear, s. */
export const awayFor = 120;

/** Whether an adviser may have a chat of this kind that has waited so long: skill and team. */
export const suits = (
  adviser: Pick<Adviser, 'services' | 'languages' | 'team'>,
  chat: { readonly service: string; readonly language: string },
  waited: number,
): boolean => {
  if (!adviser.services.includes(chat.service)) return false;
  if (!adviser.languages.some((language) => language === chat.language)) return false;
  const own = teams.find((team) => (team.services as readonly string[]).includes(chat.service));
  if (own === undefined || own.id === adviser.team) return true;
  return own.to === adviser.team && waited >= own.after;
};

/** Where a chat stands: the smaller, the sooner. Seconds. */
export const standing = (service: string, since: number): number =>
  since - (services[service]?.priority ?? 0) * headStart;
