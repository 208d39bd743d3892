import type { Role } from '@bellman/protocol';

/** A staff member behind a session, as the check rooms hand it to the streets. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Hash of the session, so that signing out ends exactly it. */
  readonly session: string;
  /** Whether they have set a second step up. */
  readonly totp: boolean;
  /** Council → roles there. */
  readonly roles: ReadonlyMap<string, ReadonlySet<Role>>;
}
