import { Language, Start } from '@bellman/protocol';
import * as v from 'valibot';

/** A message that the relay has not acknowledged. */
export const KeptMessage = v.object({ id: v.string(), body: v.string(), at: v.number() });
export type KeptMessage = v.InferOutput<typeof KeptMessage>;

/** How the resident likes it; kept with the chat, so that each page of the site has it so. */
export const Liking = v.object({
  /** Steps above the usual text size. */
  size: v.picklist([0, 1, 2]),
  /** Whether a new message makes a sound. */
  sound: v.boolean(),
  /** Whether Enter sends. */
  enter: v.boolean(),
  /** Chosen in the menu; without a choice it is the page's. */
  language: v.optional(Language),
});
export type Liking = v.InferOutput<typeof Liking>;

export const usualLiking: Liking = { size: 0, sound: false, enter: true };

/** What a browser's tab keeps of a chat: the value of the one key `bellman.<council>`. */
export const Kept = v.object({
  /** Opens the chat again; changes on every resume. */
  token: v.optional(v.string()),
  /** A start that the relay has not acknowledged: it is repeated under the same id. */
  start: v.optional(Start),
  /** Whether `unsent` and `draft` are of a chat that is gone, and wait for another. */
  lost: v.optional(v.boolean()),
  unsent: v.array(KeptMessage),
  draft: v.string(),
  /** Whether the panel stood open. */
  open: v.boolean(),
  /** The `seq` of the last message of an adviser that was on screen; 0 for none. */
  read: v.number(),
  /** Whether something was written that hints at danger to life (C12); as long as the chat. */
  danger: v.optional(v.boolean(), false),
  /** Whether only long polling gets through: no WebSocket is tried first then. */
  polls: v.optional(v.boolean()),
  liking: v.optional(Liking),
});
export type Kept = v.InferOutput<typeof Kept>;

/** A tab without a chat. */
export const nothingKept: Kept = { unsent: [], draft: '', open: false, read: 0, danger: false };
