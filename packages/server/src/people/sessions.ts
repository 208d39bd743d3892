import { limits, Problem, Role } from '@bellman/protocol';
import * as v from 'valibot';
import { digest, newSecret } from '../ground/ids.js';
import type { Store } from '../store/store.js';
import { sessionIn } from './cookie.js';
import type { SignedIn } from './who.js';

const life = { idle: limits.staffSession.idle, most: limits.staffSession.most } as const;

/** Sessions of staff. The browser holds a secret, the store its hash. */
export interface Sessions {
  /** Begins one; answers the secret for the cookie, and who is signed in by it. */
  open(staff: string): Promise<{ readonly secret: string; readonly staff: SignedIn }>;
  /**
   * Who is behind a `Cookie` header. It counts as use of the session.
   * @throws Problem `sign-in-needed`
   */
  signedIn(cookies: string | undefined): Promise<SignedIn>;
  /**
   * The same by the session's hash, for a socket that has been let in already.
   * @param use whether it counts as use: what a person does counts, what the relay looks up does not
   * @throws Problem `sign-in-needed`
   */
  again(session: string, use: boolean): Promise<SignedIn>;
  /** Ends it, and closes the sockets that it opened, on every node. */
  close(session: string): Promise<void>;
}

/** Sessions over the store, with the lives that `limits.staffSession` gives them. */
export const createSessions = (store: Store): Sessions => {
  const again = async (session: string, use: boolean): Promise<SignedIn> => {
    const asked = { hash: session, ...life };
    const found = await (use ? store.people.session(asked) : store.people.peekSession(asked));
    if (found === null) throw new Problem('sign-in-needed');
    return { ...found.staff, session, roles: byCouncil(found.roles) };
  };
  return {
    open: async (staff) => {
      const secret = newSecret();
      const hash = digest(secret);
      await store.people.openSession({ hash, staff });
      return { secret, staff: await again(hash, false) };
    },
    signedIn: async (cookies) => {
      const secret = sessionIn(cookies);
      if (secret === '') throw new Problem('sign-in-needed');
      return again(digest(secret), true);
    },
    again,
    close: (session) => store.people.closeSession({ hash: session }),
  };
};

/** Council → roles. A role that this build does not know allows nothing. */
const byCouncil = (
  rows: readonly { readonly council: string; readonly role: string }[],
): ReadonlyMap<string, ReadonlySet<Role>> => {
  const councils = new Map<string, Set<Role>>();
  for (const { council, role } of rows) {
    if (!v.is(Role, role)) continue;
    const held = councils.get(council) ?? new Set<Role>();
    councils.set(council, held.add(role));
  }
  return councils;
};
