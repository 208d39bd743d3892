import { Problem } from '@bellman/protocol';
import { isPublicAddress, networkOf } from './addresses.js';
import type { Clock } from './clock.js';
import type { Metrics } from './metrics.js';
import type { Pressure } from './pressure.js';
import { createTally } from './tally.js';

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
  /** Whether a connection may begin now. */
  mayBegin(): boolean;
  /** It began. @returns what says that it is let in, or gone */
  began(): () => void;
  /**
   * A request comes; staff are those whose browser shows a session, whoever they turn out to be.
   * @returns what says that it is answered
   * @throws Problem `overloaded` with `seconds`
   */
  request(address: string, kind: 'resident' | 'staff'): () => void;
  /** In how many ms those who are sent away now are to come back, spread over it. */
  withinMs(): number;
}

/** The bounds of one process, as in `relayLimits`. */
export interface Bounds {
  readonly sockets: { readonly resident: number; readonly staff: number };
  readonly socketsPerAddress: number;
  readonly handshakes: number;
  readonly requests: { readonly resident: number; readonly staff: number };
  readonly requestsPerAddress: number;
  /** ms */
  readonly comeBackMs: number;
}

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
  const residents = createTally({
    most: bounds.sockets.resident,
    each: bounds.socketsPerAddress,
  });
  const staff = createTally({ most: bounds.sockets.staff });
  const handshakes = createTally({ most: bounds.handshakes });
  const requests = {
    resident: createTally({ most: bounds.requests.resident, each: bounds.requestsPerAddress }),
    staff: createTally({ most: bounds.requests.staff }),
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
  const keyOf = (address: string): string | null =>
    isPublicAddress(address) ? networkOf(address) : null;

  metrics.gauge(
    'bellman_handshakes',
    'Connections that have begun and are not let in',
    () => handshakes.count,
  );
  metrics.gauge(
    'bellman_requests',
    'Requests that are not answered yet',
    () => requests.resident.count + requests.staff.count,
  );
  metrics.gauge(
    'bellman_pressure',
    'How busy: 0 calm, 1 takes no new chats, 2 sends away who comes back',
    () => ['calm', 'busy', 'crowded'].indexOf(pressure()),
  );

  return {
    isBusy: () => pressure() !== 'calm' || residents.isFull(null),
    resident: (address) => {
      if (pressure() === 'crowded') throw refuse('crowded');
      if (residents.isFull(keyOf(address))) throw refuse('resident-sockets');
    },
    residentCame: (address) => residents.add(keyOf(address)),
    staff: () => {
      if (staff.isFull(null)) throw refuse('staff-sockets');
    },
    staffCame: () => staff.add(null),
    mayBegin: () => {
      const isFull = handshakes.isFull(null);
      if (isFull) refuse('handshakes');
      return !isFull;
    },
    began: () => handshakes.add(null),
    request: (address, kind) => {
      const key = kind === 'staff' ? null : keyOf(address);
      if (requests[kind].isFull(key)) throw refuse(`${kind}-requests`);
      return requests[kind].add(key);
    },
    withinMs,
  };
};
