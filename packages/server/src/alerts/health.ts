import type { ServiceTrouble } from '@bellman/protocol';
import type { DeliveryOutcome } from './needs.js';

/** How a push service took a batch. */
export interface Health {
  readonly state: 'well' | ServiceTrouble['state'];
  /** HTTP; null where there was no answer, or all is well. */
  readonly status: number | null;
  /** ms for which it is left alone; null: not at all. */
  readonly wait: number | null;
}

/** Statuses that say that what we send is wrong, or that we may not: ours to mend. */
const ours: ReadonlySet<number> = new Set([400, 401, 403]);
/** Statuses by which a push service asks for time; Windows says 406. */
const slow: ReadonlySet<number> = new Set([406, 429]);

/**
 * Reads one batch's outcomes at one push service, the gravest first. A service that asks for time
 * is left alone for as long as it says, with all of the council's batches for it; one that gave
 * no good answer at all, for `backOff` ms.
 */
export const healthOf = (outcomes: readonly DeliveryOutcome[], backOff: () => number): Health => {
  const refused = outcomes.find(
    ({ result, status }) => result === 'failed' && status !== undefined && ours.has(status),
  );
  if (refused !== undefined) {
    return { state: 'refuses', status: refused.status ?? null, wait: null };
  }
  const waits = outcomes.filter(
    ({ result, status, retryAfter }) =>
      result === 'retry' &&
      (retryAfter !== undefined || (status !== undefined && slow.has(status))),
  );
  if (waits.length > 0) {
    const asked = Math.max(...waits.map(({ retryAfter }) => retryAfter ?? 0));
    const status = waits.find((one) => one.status !== undefined)?.status ?? null;
    return { state: 'slow', status, wait: asked > 0 ? asked : backOff() };
  }
  const failing = outcomes.find(({ result }) => result === 'retry' || result === 'failed');
  if (failing === undefined) return { state: 'well', status: null, wait: null };
  const hopeless = outcomes.every(({ result }) => result === 'retry');
  return {
    state: 'failing',
    status: failing.status ?? null,
    wait: hopeless ? backOff() : null,
  };
};
