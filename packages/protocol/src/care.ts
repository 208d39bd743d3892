import * as v from 'valibot';
import { limits } from './limits.js';
import { NewChannel } from './followers.js';
import { Moment, text } from './shapes.js';

/** What goes with a chat besides its messages: keeping a place, coming back, looking back. */

/** Resident → relay: keep my place, and call me back by push when it is my turn (C4). */
export const KeepPlace = v.object({
  channel: NewChannel,
  /** The page to open; one of the council's or the relay's own. Query and fragment are dropped. */
  page: v.pipe(v.string(), v.url(), v.maxLength(limits.linkLength)),
});
export type KeepPlace = v.InferOutput<typeof KeepPlace>;

/** Resident → relay: send me the transcript. The address is checked by a rule with a code. */
export const EmailTranscript = v.object({ email: text(limits.emailLength) });
export type EmailTranscript = v.InferOutput<typeof EmailTranscript>;

/** Resident → relay: what they thought of the chat, once it has ended (C9). */
export const Survey = v.object({
  /** 1 very unhappy, 5 very happy. */
  satisfaction: v.optional(v.picklist([1, 2, 3, 4, 5])),
  resolved: v.optional(v.picklist(['yes', 'partly', 'no'])),
  /** How they would have got in touch otherwise. */
  otherwise: v.optional(v.picklist(['phone', 'visit', 'email', 'form', 'post', 'none'])),
  words: v.optional(text(limits.surveyWords)),
});
export type Survey = v.InferOutput<typeof Survey>;

/** REST: a reference with its code, to open the chat again. Case, spaces and hyphens don't matter. */
export const ResumeChat = v.object({ reference: text(40), code: text(40) });
export type ResumeChat = v.InferOutput<typeof ResumeChat>;

/** A one-use code that opens this chat elsewhere, in the fragment `#bellman=CODE`. */
export const HandOverAnswer = v.object({ code: v.string(), expiresAt: Moment });

/** An expiring link, as an address at the relay's own origin. */
export const LinkAnswer = v.object({ url: v.string(), expiresAt: Moment });
export type LinkAnswer = v.InferOutput<typeof LinkAnswer>;

/** The transcript's page, and what opens the chat again. */
export const TranscriptAnswer = v.object({
  ...LinkAnswer.entries,
  reference: v.string(),
  code: v.string(),
});
export type TranscriptAnswer = v.InferOutput<typeof TranscriptAnswer>;
