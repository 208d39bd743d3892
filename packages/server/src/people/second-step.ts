import { limits, Problem, type Act, type AlertEvent } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import type { Box } from '../ground/seal.js';
import type { Store } from '../store/store.js';
import { createFailures } from './failures.js';
import { recoveryDigest } from './recovery.js';
import { may } from './roles.js';
import { stepOf } from './totp.js';
import type { SignedIn } from './who.js';

/** What the second step of signing in guards, beside the signing in itself. */
export interface SecondStep {
  /** Whether `code` is this person's, and not used before; it is used up by the question. */
  opens(staff: string, code: string): Promise<boolean>;
  /** The councils that ask for a second step which this person has not set up. */
  needed(staff: SignedIn): Promise<string[]>;
  /**
   * Before an act on alerts: a council may ask for a second step of whoever does them.
   * @throws Problem `totp-set-up-first`
   */
  gate(staff: SignedIn, council: string, act: Act): Promise<void>;
  /**
   * Asks again for the code of whoever has a second step, at an event with `again`. The code is
   * used up, so call it when nothing else stands against the act. A wrong one is counted; whoever
   * calls writes the refusal down, with what it was of. Stopping has a count of its own: wrong codes
   * at whatever else keep nobody from ending what should not go on.
   * @param code as it came with the act; undefined: none did
   * @param event of the table, such as `stop`
   * @throws Problem `totp-set-up-first`, `totp-needed`, `totp-wrong`, `too-many-codes`
   */
  demand(
    staff: SignedIn,
    council: string,
    code: string | undefined,
    event: AlertEvent,
  ): Promise<void>;
}

export interface SecondStepParts {
  readonly store: Pick<Store, 'secondSteps'>;
  readonly clock: Clock;
  readonly box: Box;
  readonly councils: {
    get(id: string): Promise<{
      readonly alerting: { readonly secondStep: boolean; readonly deputy: string | null };
    }>;
  };
}

/** What may be done to alerts only with a second step, where a council asks for one. */
const guarded: ReadonlySet<Act> = new Set<Act>([
  ...(['alert.propose', 'alert.write', 'alert.approve', 'alert.stop'] as const),
]);

/** The second step over the store; its secrets lie there sealed. */
export const createSecondStep = (parts: SecondStepParts): SecondStep => {
  const { store, clock, box } = parts;
  const most = limits.totpFailures;
  const count = () =>
    createFailures(clock, {
      ...{ most, address: most, account: most, code: 'too-many-codes' },
    });
  const failures = { stopping: count(), rest: count() };

  const alerting = async (council: string) => (await parts.councils.get(council)).alerting;

  const opens = async (staff: string, code: string): Promise<boolean> => {
    const digits = code.replace(/\s/g, '');
    if (!/^\d{6}$/.test(digits))
      return store.secondSteps.useRecovery({ staff, hash: recoveryDigest(code) });
    const { sealed } = await store.secondSteps.find({ staff });
    const secret = sealed === null ? null : box.open(sealed, staff);
    const step = secret === null ? null : stepOf(secret, digits, clock.now());
    return step !== null && store.secondSteps.use({ staff, step });
  };

  return {
    opens,
    needed: async (staff) => {
      if (staff.totp) return [];
      const needing: string[] = [];
      for (const council of staff.roles.keys()) {
        const { secondStep, deputy } = await alerting(council);
        const touches = [...guarded].some((act) => may(staff, council, act));
        if (secondStep && (touches || deputy === staff.id)) needing.push(council);
      }
      return needing;
    },
    gate: async (staff, council, act) => {
      if (staff.totp || !guarded.has(act) || !may(staff, council, act)) return;
      if ((await alerting(council)).secondStep) throw new Problem('totp-set-up-first');
    },
    demand: async (staff, council, code, event) => {
      if (!staff.totp) {
        if ((await alerting(council)).secondStep) throw new Problem('totp-set-up-first');
        return;
      }
      if (code === undefined || code === '') throw new Problem('totp-needed');
      const counted = event === 'stop' ? failures.stopping : failures.rest;
      const attempt = counted.attempt(staff.id, staff.session);
      if (!(await opens(staff.id, code))) throw new Problem('totp-wrong');
      attempt.succeeded();
    },
  };
};
