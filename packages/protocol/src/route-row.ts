import type * as v from 'valibot';
import type { Act } from './people.js';

/** One REST address. `{council}` and `{id}` in `path` are its parameters. */
export interface RouteRow {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /**
   * Who may: `anyone`; `follower` (a managing token as `Authorization: Bearer`); `resident` (a
   * chat's token, likewise); `key` (a program's key, likewise); `staff` (signed in); or the act that a signed-in person's role in
   * `{council}` must allow.
   */
  readonly who: 'anyone' | 'follower' | 'resident' | 'key' | 'staff' | Act;
  /** Of `key`: what the key must have been made for. */
  readonly purpose?: 'cap' | 'service';
  readonly body?: v.GenericSchema;
  /** The body is `multipart/form-data` (RFC 7578), read as it arrives. */
  readonly upload?: true;
  /** The body is text of this media type, handed over as it came. */
  readonly text?: 'application/cap+xml';
  /** The largest body, bytes, where it is not `limits.bodyBytes`. */
  readonly bytes?: number;
  readonly status: 200 | 201 | 202 | 204;
  readonly summary: string;
}
