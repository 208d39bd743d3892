import * as v from 'valibot';
import { limits } from './limits.js';
import { Count, Language, Moment, RelayId, SenderId, Slug, text } from './shapes.js';

/**
 * What a person writes. Length and emptiness are rules with codes of their own
 * (`message-empty`, `message-too-long`), so the shape only asks for a string.
 */
export const NewMessage = v.object({ id: SenderId, body: v.string() });
export type NewMessage = v.InferOutput<typeof NewMessage>;

/** Resident → relay: begins a conversation. `id` is secret and makes a repeat harmless. */
export const Start = v.object({
  id: SenderId,
  service: Slug,
  name: v.optional(text(limits.nameLength)),
  language: Language,
  message: v.optional(NewMessage),
});
export type Start = v.InferOutput<typeof Start>;

/** Either side → relay: the messages after `since`, oldest first, a page at a time. */
export const Replay = v.object({ since: Count });
export type Replay = v.InferOutput<typeof Replay>;

export const SenderKind = v.picklist(['resident', 'staff', 'system']);
export type SenderKind = v.InferOutput<typeof SenderKind>;

/** What the relay itself notes in a conversation; the client writes the sentence. */
export const EventCode = v.picklist(['started', 'joined', 'ended', 'returned']);
export type EventCode = v.InferOutput<typeof EventCode>;

/** One entry of a conversation as both sides see it. */
export const MessageView = v.object({
  id: v.string(),
  seq: Count,
  at: Moment,
  sender: v.object({ kind: SenderKind, name: v.string() }),
  /** Words that a person wrote; empty for an event. */
  body: v.string(),
  event: v.optional(
    v.object({ code: EventCode, params: v.record(v.string(), v.union([v.string(), v.number()])) }),
  ),
});
export type MessageView = v.InferOutput<typeof MessageView>;

export const ConversationState = v.picklist(['waiting', 'active', 'ended']);
export type ConversationState = v.InferOutput<typeof ConversationState>;

/** A conversation as the resident in it sees it. */
export const ResidentConversation = v.object({
  id: RelayId,
  council: Slug,
  service: Slug,
  state: ConversationState,
  /** Who answers, once somebody does: a display name such as "Sam". */
  advisor: v.nullable(v.string()),
  /** Place in the queue while waiting: 1 is next. */
  position: v.nullable(Count),
  startedAt: Moment,
  lastSeq: Count,
});
export type ResidentConversation = v.InferOutput<typeof ResidentConversation>;

/** A conversation as staff see it in a list. */
export const StaffConversation = v.object({
  id: RelayId,
  council: Slug,
  service: Slug,
  language: Language,
  state: ConversationState,
  residentName: v.string(),
  /** The start of the resident's first message. */
  firstWords: v.string(),
  advisor: v.nullable(v.object({ id: RelayId, name: v.string() })),
  startedAt: Moment,
  lastSeq: Count,
});
export type StaffConversation = v.InferOutput<typeof StaffConversation>;

/** Staff → relay. */
export const InConversation = v.object({ conversation: RelayId });
export const StaffMessage = v.object({ conversation: RelayId, id: SenderId, body: v.string() });
export const StaffReplay = v.object({ conversation: RelayId, since: Count });
