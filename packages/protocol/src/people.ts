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

/** What a role allows; `people/roles` in the relay maps each act to roles. */
export type Act =
  | 'chat.see'
  | 'chat.answer'
  | 'alert.see'
  | 'alert.write'
  | 'alert.approve'
  | 'alert.stop';

export const SignIn = v.object({
  email: v.pipe(v.string(), v.trim(), v.toLowerCase(), v.maxLength(254)),
  password: v.pipe(v.string(), v.maxLength(200)),
});

/** Who is signed in, and as what, council by council. */
export const Me = v.object({
  id: RelayId,
  name: v.string(),
  email: v.string(),
  councils: v.array(v.object({ id: Slug, name: v.string(), roles: v.array(Role) })),
});
export type Me = v.InferOutput<typeof Me>;
