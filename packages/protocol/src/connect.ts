import * as v from 'valibot';
import { Count, Slug } from './shapes.js';

/** A resident's CONNECT payload (Socket.IO `auth`), namespace `/resident`. */
export const ResidentConnect = v.object({
  protocol: v.pipe(v.number(), v.safeInteger()),
  council: Slug,
  /** Absent before a chat starts. */
  token: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** A one-use code instead: from another sub-domain, or a notification that called back (C3). */
  code: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** The last `seq` this client holds; the relay replays what came after. */
  since: v.optional(Count),
});
export type ResidentConnect = v.InferOutput<typeof ResidentConnect>;

/** A staff member's CONNECT payload, namespace `/staff`; the session cookie says who it is. */
export const StaffConnect = v.object({ protocol: v.pipe(v.number(), v.safeInteger()) });
export type StaffConnect = v.InferOutput<typeof StaffConnect>;
