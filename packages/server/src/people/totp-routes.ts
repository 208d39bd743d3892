import { Problem, type TotpConfirmed, type TotpSetUp } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import type { Box } from '../ground/seal.js';
import type { Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';
import { newRecoveryCodes, recoveryDigest } from './recovery.js';
import { newTotpSecret, stepOf, totpUri } from './totp.js';

/** What these routes need of the rest. */
export interface TotpParts {
  readonly store: Pick<Store, 'secondSteps'>;
  readonly clock: Clock;
  readonly box: Box;
}

/** Setting a second step up, with its secret sealed in the store, and taking somebody's away. */
export const totpRoutes = (
  parts: TotpParts,
): Handlers<'setUpTotp' | 'confirmTotp' | 'deskResetTotp'> => {
  const { store, clock, box } = parts;
  return {
    setUpTotp: async ({ staff }): Promise<TotpSetUp> => {
      const secret = newTotpSecret();
      await store.secondSteps.begin({ staff: staff.id, sealed: box.seal(secret, staff.id) });
      return { secret, uri: totpUri(secret, staff.email) };
    },
    confirmTotp: async ({ staff, body }): Promise<TotpConfirmed> => {
      const { sealed, begun } = await store.secondSteps.find({ staff: staff.id });
      if (sealed !== null) throw new Problem('totp-set-up');
      const secret = begun === null ? null : box.open(begun, staff.id);
      if (begun === null || secret === null) throw new Problem('totp-not-begun');
      const step = stepOf(secret, body.code.replace(/\s/g, ''), clock.now());
      if (step === null) throw new Problem('totp-wrong');
      const recovery = newRecoveryCodes();
      const done = await store.secondSteps.confirm({
        ...{ staff: staff.id, begun, step, session: staff.session },
        recovery: recovery.map(recoveryDigest),
      });
      // It was begun anew elsewhere, with another secret.
      if (!done) throw new Problem('totp-not-begun');
      return { recovery };
    },
    deskResetTotp: async ({ council, id, staff }) => {
      await store.secondSteps.reset({ council, id, by: staff.id });
    },
  };
};
