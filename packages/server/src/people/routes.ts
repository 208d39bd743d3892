import { Problem, type Me } from '@bellman/protocol';
import type { Clock } from '../ground/clock.js';
import { Reply, type Handlers } from '../http/route.js';
import type { Store } from '../store/store.js';
import { forgetSession, keepSession } from './cookie.js';
import { createFailures } from './failures.js';
import { checkPassword } from './passwords.js';
import type { Sessions } from './sessions.js';
import type { SignedIn } from './who.js';

export interface PeopleParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly sessions: Sessions;
  /** The names of councils, by id. */
  readonly councils: { get(id: string): Promise<{ readonly id: string; readonly name: string }> };
}

/** Signing in and out, and who one is. */
export const peopleRoutes = (parts: PeopleParts): Handlers<'signIn' | 'me' | 'signOut'> => {
  const { store, clock, sessions } = parts;
  const failures = createFailures(clock);

  const me = async (staff: SignedIn): Promise<Me> => ({
    id: staff.id,
    name: staff.name,
    email: staff.email,
    totp: false,
    totpNeeded: [],
    councils: await Promise.all(
      [...staff.roles].map(async ([council, roles]) => {
        const { id, name } = await parts.councils.get(council);
        return { id, name, roles: [...roles] };
      }),
    ),
  });

  return {
    signIn: async ({ body: { email, password }, address }) => {
      const attempt = failures.attempt(email, address);
      const found = await store.people.byEmail({ email });
      const known = found !== null && found.disabled_at === null ? found : null;
      const right = await checkPassword(password, known?.password_hash ?? null);
      if (known === null || !right) throw new Problem('sign-in-failed');
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
