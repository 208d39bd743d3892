import * as v from 'valibot';
import { RelayId, Slug } from './shapes.js';

export const Role = v.picklist([
  'advisor',
  'supervisor',
  'planner',
  'approver',
  'partner',
  'councillor',
  'privacy-officer',
  'administrator',
]);
export type Role = v.InferOutput<typeof Role>;

/** What a person may be allowed to do. */
export type Act =
  | 'chat.see'
  | 'chat.answer'
  | 'chat.supervise'
  | 'answers.see'
  | 'answers.write'
  | 'council.set'
  | 'audit.see'
  | 'alert.see'
  | 'alert.propose'
  | 'alert.write'
  | 'alert.approve'
  | 'alert.stop';

/**
 * Who may do what, in one table. A role holds in one council only. Stopping an alert is open to
 * more people than sending one, so that it is always the easier of the two. The relay decides by
 * it; the desk only hides what would be refused.
 */
export const rolesFor: Readonly<Record<Act, readonly Role[]>> = {
  'chat.see': ['advisor', 'supervisor'],
  'chat.answer': ['advisor', 'supervisor'],
  'chat.supervise': ['supervisor'],
  'answers.see': ['advisor', 'supervisor', 'administrator'],
  'answers.write': ['supervisor', 'administrator'],
  'council.set': ['administrator'],
  'audit.see': ['administrator', 'privacy-officer'],
  'alert.see': ['planner', 'approver', 'partner', 'supervisor', 'administrator'],
  'alert.propose': ['planner', 'partner'],
  'alert.write': ['planner'],
  'alert.approve': ['approver'],
  'alert.stop': ['planner', 'approver', 'supervisor'],
};

/** Who may be the deputy for approvals: a partner's people see only what is their own partner's. */
export const deputyRoles: readonly Role[] = rolesFor['alert.see'].filter(
  (role) => role !== 'partner',
);

/** A code of the second step: six digits (RFC 6238), or a recovery code. */
export const Code = v.pipe(v.string(), v.trim(), v.maxLength(20));

export const SignIn = v.object({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(254)),
  password: v.pipe(v.string(), v.maxLength(200)),
  /** Asked for (`totp-needed`) of whoever has set a second step up. */
  code: v.optional(Code),
});

/** The second step, as an authenticator app takes it (RFC 6238; Key URI): shown once, until confirmed. */
export interface TotpSetUp {
  /** Base32. */
  readonly secret: string;
  readonly uri: string;
}
export const ConfirmTotp = v.object({ code: Code });
/** The answer to a confirmation: each opens the second step once, where the phone is lost. */
export interface TotpConfirmed {
  readonly recovery: readonly string[];
}

/** Who is signed in, and as what, council by council. */
export const Me = v.object({
  id: RelayId,
  name: v.string(),
  email: v.string(),
  councils: v.array(v.object({ id: Slug, name: v.string(), roles: v.array(Role) })),
  /** Whether a second step is set up; and the councils that ask for one before alerts are touched. */
  totp: v.boolean(),
  totpNeeded: v.array(Slug),
});
export type Me = v.InferOutput<typeof Me>;
