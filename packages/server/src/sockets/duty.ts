import type { Log } from '../ground/log.js';
import type { Underway } from '../ground/underway.js';
import type { Store } from '../store/store.js';

/**
 * How long a sign of presence lasts, and how often it is kept, ms. What a killed node's people had
 * is free within `lasts` and one look of another node's router: under half a minute. A node that
 * stalls for three keeps is still there, and whoever was cut off has come back long before.
 */
const lasts = 22_000;
export const KEEP_EVERY = 5_000;

/** Tells the store who is at their desk on this node. */
export interface Duty {
  /** A person came or went here: says which it is, once it is their turn. */
  changed(staff: string): void;
  /** Those who are here still are: costs one statement, whoever they are. */
  keep(): Promise<void>;
  /** Renews all who are here, after whatever was still to be told. */
  renew(): Promise<void>;
}

/**
 * One thing after the other, each by what is true when its turn comes: somebody who loads the
 * desk again goes and comes within a moment, and must not be taken for gone after it.
 * @param here the staff ids with a live socket on this node, now
 */
export const createDuty = (parts: {
  readonly presence: Pick<Store['presence'], 'renew' | 'keep' | 'drop'>;
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
  const renew = (): Promise<void> => presence.renew({ node, staff: [...here()], ms: lasts });
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
    keep: () =>
      inTurn(async () => {
        if (here().size === 0) return;
        // Somebody's has run out, or was never told: that is said in full, as if they had come.
        if ((await presence.keep({ node, ms: lasts })) !== here().size) await renew();
      }),
    renew: () => inTurn(renew),
  };
};
