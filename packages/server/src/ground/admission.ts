import { Problem } from '@bellman/protocol';
import { holdersOf, isPublicAddress } from './addresses.js';
import type { Clock } from './clock.js';
import type { Metrics } from './metrics.js';
import type { Pressure } from './pressure.js';
import { createTally, type Tally } from './tally.js';

/**
 * As whom somebody comes: `staff` and `program` showed a session or a key that was good lately;
 * `unproven` shows another, or is about to sign in; the rest are residents.
 */
export type Standing = 'resident' | 'staff' | 'program' | 'unproven';

/** Programs open no sockets. */
export type SocketStanding = Exclude<Standing, 'program'>;

/** Who is let in, and who is told to come back later; staff have bounds of their own. */
export interface Admission {
  /** Whether no new chat may begin now. */
  isBusy(): boolean;
  /**
   * A resident's socket asks to come in.
   * @throws Problem `overloaded` with `seconds`
   */
  resident(address: string): void;
  /** It came. @returns what says that it is gone */
  residentCame(address: string): () => void;
  /** @throws Problem `overloaded` with `seconds` */
  staff(): void;
  staffCame(): () => void;
  /**
   * A connection begins.
   * @returns what says that it is let in, or gone; null: it may not
   */
  begins(address: string, standing: SocketStanding): (() => void) | null;
  /**
   * A request comes.
   * @returns what says that it is answered
   * @throws Problem `overloaded` with `seconds`
   */
  request(address: string, standing: Standing): () => void;
  /** In how many ms those who are sent away now are to come back, spread over it. */
  withinMs(): number;
}

/** The bounds of one process, as in `relayLimits`. */
export interface Bounds {
  readonly sockets: { readonly resident: number; readonly staff: number };
  readonly socketsPerAddress: number;
  /** How many times as much an IPv6 /48 may have as a /56. */
  readonly wideAddress: number;
  readonly handshakes: Readonly<Record<SocketStanding, number>>;
  readonly handshakesPerAddress: PerAddress;
  readonly requests: Readonly<Record<Standing, number>>;
  readonly requestsPerAddress: PerAddress;
  /** ms */
  readonly comeBackMs: number;
}

/** Whoever showed who they are has none. */
type PerAddress = Readonly<Record<'resident' | 'unproven', number>>;

/** How long those who were sent away are remembered for the next ones' wait, ms. */
const LATELY = 10_000;
/** The least window, and how many a second it lets come back. */
const LEAST = 4_000;
const PER_SECOND = 250;

/**
 * See `Admission`. Only public addresses have a bound of their own: whoever comes from another is
 * in the council's network, or behind a proxy that BELLMAN_TRUSTED_PROXIES does not name.
 */
export const createAdmission = (parts: {
  readonly bounds: Bounds;
  readonly clock: Clock;
  readonly metrics: Pick<Metrics, 'refused' | 'gauge'>;
  readonly pressure: () => Pressure;
  /** From 0 to below 1. */
  readonly chance?: () => number;
}): Admission => {
  const { bounds, clock, metrics, pressure, chance = Math.random } = parts;
  const tally = (most: number, each: number): Tally =>
    createTally({ most, each: [each, each * bounds.wideAddress] });
  const residents = tally(bounds.sockets.resident, bounds.socketsPerAddress);
  const staff = createTally({ most: bounds.sockets.staff });
  const handshakes = {
    resident: tally(bounds.handshakes.resident, bounds.handshakesPerAddress.resident),
    unproven: tally(bounds.handshakes.unproven, bounds.handshakesPerAddress.unproven),
    staff: createTally({ most: bounds.handshakes.staff }),
  };
  const requests = {
    resident: tally(bounds.requests.resident, bounds.requestsPerAddress.resident),
    unproven: tally(bounds.requests.unproven, bounds.requestsPerAddress.unproven),
    staff: createTally({ most: bounds.requests.staff }),
    program: createTally({ most: bounds.requests.program }),
  };
  let sentAway = { since: -Infinity, count: 0 };

  const withinMs = (): number =>
    Math.min(bounds.comeBackMs, LEAST + (sentAway.count / PER_SECOND) * 1_000);

  const refuse = (what: string): Problem => {
    metrics.refused(what);
    const now = clock.now();
    if (Math.abs(now - sentAway.since) > LATELY) sentAway = { since: now, count: 0 };
    sentAway.count += 1;
    // Each hears a moment of their own, so that they do not return together.
    return new Problem('overloaded', {
      seconds: Math.ceil(((0.25 + 0.75 * chance()) * withinMs()) / 1_000),
    });
  };
  const keysOf = (address: string): readonly string[] =>
    isPublicAddress(address) ? holdersOf(address) : [];
  const inAll = (tallies: Readonly<Record<string, Tally>>): number =>
    Object.values(tallies).reduce((sum, { count }) => sum + count, 0);

  metrics.gauge('bellman_handshakes', 'Connections that have begun and are not let in', () =>
    inAll(handshakes),
  );
  metrics.gauge('bellman_requests', 'Requests that are not answered yet', () => inAll(requests));
  metrics.gauge(
    'bellman_pressure',
    'How busy: 0 calm, 1 takes no new chats, 2 sends away who comes back',
    () => ['calm', 'busy', 'crowded'].indexOf(pressure()),
  );

  return {
    isBusy: () => pressure() !== 'calm' || residents.isFull([]),
    resident: (address) => {
      if (pressure() === 'crowded') throw refuse('crowded');
      if (residents.isFull(keysOf(address))) throw refuse('resident-sockets');
    },
    residentCame: (address) => residents.add(keysOf(address)),
    staff: () => {
      if (staff.isFull([])) throw refuse('staff-sockets');
    },
    staffCame: () => staff.add([]),
    begins: (address, standing) => {
      const keys = keysOf(address);
      if (!handshakes[standing].isFull(keys)) return handshakes[standing].add(keys);
      refuse(`${standing}-handshakes`);
      return null;
    },
    request: (address, standing) => {
      const keys = keysOf(address);
      if (requests[standing].isFull(keys)) throw refuse(`${standing}-requests`);
      return requests[standing].add(keys);
    },
    withinMs,
  };
};
