import type { Chance } from './chance.js';

/** How the network is for one of the three: each tab, and the advisor. */
export interface Weather {
  /** The longest that a packet takes, ms. */
  readonly slow: number;
  /** Nothing comes through, and who tries to connect is told so. */
  readonly cut: boolean;
  /** What is sent towards the relay, or from it, disappears, and nobody is told. */
  readonly swallow: 'up' | 'down' | 'both' | 'none';
  /** Of a hundred packets, so many come twice. */
  readonly twice: number;
}

export const fair: Weather = { slow: 5, cut: false, swallow: 'none', twice: 0 };

/** How long one packet takes in this weather, ms: often next to nothing, sometimes all of it. */
export const delay = (chance: Chance, { slow }: Weather): number =>
  chance.percent(40) ? chance.between(0, 3) : chance.between(0, slow);
