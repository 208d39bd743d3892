import { limits, Problem, type Me } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { Reply, type Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';
import { forgetSession, keepSession } from './cookie.js';
import { createFailures, type Attempt, type Failures } from './failures.js';
import { checkPassword } from './passwords.js';
import type { SecondStep } from './second-step.js';
import type { Sessions } from './sessions.js';
import { createSignInAudit } from './sign-in-audit.js';
import type { SignedIn } from './who.js';

export interface PeopleParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly sessions: Sessions;
  readonly secondStep: Pick<SecondStep, 'opens' | 'needed'>;
  /** The names of councils, by id. */
  readonly councils: { get(id: string): Promise<{ readonly id: string; readonly name: string }> };
}

/** Signing in and out, and who one is. */
export const peopleRoutes = (parts: PeopleParts): Handlers<'signIn' | 'me' | 'signOut'> => {
  const { store, clock, sessions, secondStep } = parts;
  const passwords = createFailures(clock);
  // Whoever fails here knows the password, so fewer may, from wherever they come.
  const most = limits.totpFailures;
  const codes = createFailures(clock, {
    ...{ most, address: limits.signIns.address, account: most, code: 'too-many-sign-ins' },
  });
  const refused = createSignInAudit(parts);

  /** An attempt; one too many is written down. */
  const begin = async (failures: Failures, email: string, address: string): Promise<Attempt> => {
    try {
      return failures.attempt(email, address);
    } catch (error) {
      await refused('sign-in.shut', email);
      throw error;
    }
  };

  const me = async (staff: SignedIn): Promise<Me> => ({
    id: staff.id,
    name: staff.name,
    email: staff.email,
    totp: staff.totp,
    totpNeeded: await secondStep.needed(staff),
    councils: await Promise.all(
      [...staff.roles].map(async ([council, roles]) => {
        const { id, name } = await parts.councils.get(council);
        return { id, name, roles: [...roles] };
      }),
    ),
  });

  return {
    signIn: async ({ body: { email, password, code = '' }, address }) => {
      const attempt = await begin(passwords, email, address);
      const found = await store.people.byEmail({ email });
      const known = found !== null && found.disabled_at === null ? found : null;
      const right = await checkPassword(password, known?.password_hash ?? null);
      if (known === null || !right) throw new Problem('sign-in-failed');
      if (known.totp_sealed !== null) {
        // The password was right, and opened nothing: a sign-in by halves clears no count.
        attempt.excused();
        if (code === '') throw new Problem('totp-needed');
        const second = await begin(codes, email, address);
        if (!(await secondStep.opens(known.id, code))) {
          await refused('totp.wrong', email);
          throw new Problem('totp-wrong');
        }
        second.succeeded();
      }
      attempt.succeeded();
      const { secret, staff } = await sessions.open(known.id);
      return new Reply(await me(staff), { 'Set-Cookie': keepSession(secret) });
    },
    me: ({ staff }) => me(staff),
    signOut: async ({ staff }) => {
      await sessions.close(staff.session);
      await store.chat.handBack({});
      return new Reply(null, { 'Set-Cookie': forgetSession() });
    },
  };
};
