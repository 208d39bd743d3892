import { Start } from '@bellman/protocol';
import * as v from 'valibot';

/** A message that the relay has not acknowledged. */
export const KeptMessage = v.object({ id: v.string(), body: v.string(), at: v.number() });
export type KeptMessage = v.InferOutput<typeof KeptMessage>;

/** What a browser's tab keeps of a chat: the value of the one key `bellman.<council>`. */
export const Kept = v.object({
  /** Opens the chat again; changes on every resume. */
  token: v.optional(v.string()),
  /** A start that the relay has not acknowledged: it is repeated under the same id. */
  start: v.optional(Start),
  unsent: v.array(KeptMessage),
  draft: v.string(),
  /** Whether the panel stood open. */
  open: v.boolean(),
  /** The `seq` of the last message of an adviser that was on screen; 0 for none. */
  read: v.number(),
});
export type Kept = v.InferOutput<typeof Kept>;

/** A tab without a chat. */
export const nothingKept: Kept = { unsent: [], draft: '', open: false, read: 0 };
