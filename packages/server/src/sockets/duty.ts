import type { Log } from '../ground/log.js';
import type { Underway } from '../ground/underway.js';
import type { Store } from '../store/store.js';

/** How long a sign of presence lasts, ms: three sweeps, so that one may fail. */
const lasts = 90_000;

/** Tells the store who is at their desk on this node. */
export interface Duty {
  /** A person came or went here: says which it is, once it is their turn. */
  changed(staff: string): void;
  /** Renews all who are here, after whatever was still to be told. */
  renew(): Promise<void>;
}

/**
 * One thing after the other, each by what is true when its turn comes: somebody who loads the
 * desk again goes and comes within a moment, and must not be taken for gone after it.
 * @param here the staff ids with a live socket on this node, now
 */
export const createDuty = (parts: {
  readonly presence: Pick<Store['presence'], 'renew' | 'drop'>;
  readonly node: string;
  readonly here: () => ReadonlySet<string>;
  readonly log: Log;
  readonly underway: Underway;
}): Duty => {
  const { presence, node, here, log, underway } = parts;
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (tell: () => Promise<void>): Promise<void> => {
    const told = underway.add(turn.then(tell));
    turn = told.catch(() => undefined);
    return told;
  };
  return {
    changed: (staff) => {
      inTurn(() =>
        here().has(staff)
          ? presence.renew({ node, staff: [staff], ms: lasts })
          : presence.drop({ node, staff }),
      ).catch((error: unknown) => {
        // The next sweep says it again, and what is not renewed runs out.
        log.error({ err: error }, 'presence was not told');
      });
    },
    renew: () => inTurn(() => presence.renew({ node, staff: [...here()], ms: lasts })),
  };
};
