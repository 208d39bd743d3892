import type { Councils } from '../../councils/councils.js';
import type { Clock } from '../../ground/clock.js';
import { newId } from '../../ground/ids.js';
import { capDue } from '../../store/alert-timers.js';
import type { OwedMessage } from '../../store/cap-messages.js';
import type { Store } from '../../store/store.js';
import { capMessage, type CapReference, type CapStep } from './message.js';

export interface PutOutParts {
  readonly store: Pick<Store, 'capMessages' | 'due'>;
  readonly clock: Clock;
  readonly councils: Pick<Councils, 'get'>;
  readonly baseUrl: () => string;
  /** Names this process in leases. */
  readonly node: string;
  /** ms */
  readonly lease: number;
}

const stepOf = ({ alert, areas, event, position, at }: OwedMessage): CapStep => ({
  ...alert,
  ...{ alert: alert.id, areas, event, position, at },
});

/**
 * Makes the CAP messages of steps that were taken, each once: a step sets the timer `alert-cap` in
 * its own transaction, so that none is forgotten whenever the relay dies.
 */
export const createPutOut = (parts: PutOutParts) => {
  const { store, clock, councils, node } = parts;

  const putOut = async (alert: string): Promise<void> => {
    const owed = await store.capMessages.owed({ alert });
    if (owed === null || owed.steps.length === 0) return;
    const council = await councils.get(owed.council);
    const earlier: CapReference[] = [...owed.earlier];
    for (const one of owed.steps) {
      const scene = { council, baseUrl: parts.baseUrl(), earlier: [...earlier] };
      const { references, msgType, xml, ...made } = capMessage(scene, stepOf(one));
      await store.capMessages.keep({
        ...{ id: newId(clock.now()), council: council.id, alert: one.alert.id, line: owed.line },
        ...{ ...made, position: one.position, sent_at: one.at, msg_type: msgType },
        ...{ refs: references, xml },
      });
      earlier.push(made);
    }
  };

  return {
    /** Makes what is owed next; false where nothing is. */
    next: async (): Promise<boolean> => {
      const [due] = await store.due.take({
        ...{ node, kinds: [capDue], limit: 1, leaseMs: parts.lease },
      });
      if (due === undefined) return false;
      await putOut(due.subject);
      await store.due.done({ kind: due.kind, subject: due.subject, node });
      return true;
    },
    /** ms until something is owed; null where nothing is. */
    wait: async (): Promise<number | null> => {
      const at = await store.due.next({ kinds: [capDue] });
      return at === null ? null : Math.max(0, at - clock.now());
    },
  };
};
