import type { Clock } from '../ground/clock.js';
import type { Store } from '../store/store.js';
import { createMarks } from './counts.js';

/** How seldom the same is written down of one account, ms. */
const SELDOM = 15 * 60_000;

/** What somebody at the sign-in was refused for, as the audit calls it. */
export type SignInRefusal = 'sign-in.shut' | 'totp.wrong';

/**
 * Writes down what was tried at somebody's account by whoever it was, in the audit of each of
 * their councils; of one account the same no oftener than every fifteen minutes, so that nobody
 * fills the disk by guessing. An e-mail address that is nobody's leaves no trace.
 */
export const createSignInAudit = (parts: {
  readonly store: Pick<Store, 'people' | 'audit'>;
  readonly clock: Clock;
}): ((act: SignInRefusal, email: string) => Promise<void>) => {
  const { store } = parts;
  const written = createMarks(parts.clock, SELDOM);
  return async (act, email) => {
    const key = `${act} ${email}`;
    if (written.has(key)) return;
    written.add(key);
    const person = await store.people.byEmail({ email });
    if (person === null) return;
    const roles = await store.people.roles({ staff: person.id });
    for (const council of new Set(roles.map((row) => row.council)))
      await store.audit.append({ council, staff: '', act, subject: person.id, detail: {} });
  };
};
