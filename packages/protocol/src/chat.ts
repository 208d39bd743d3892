import * as v from 'valibot';
import { limits } from './limits.js';
import { Offer } from './routing.js';
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
  /** Leaves a message to be answered later, rather than waiting for somebody now (C5). */
  leave: v.optional(v.boolean()),
  /** Where the answer to a message that was left is told of; checked by a rule with a code. */
  email: v.optional(text(limits.emailLength)),
  /** The alert that it is about: any version of it that went out at the council (S6). */
  alert: v.optional(RelayId),
});
export type Start = v.InferOutput<typeof Start>;

/** Either side → relay: the messages after `since`, oldest first, a page at a time. */
export const Replay = v.object({ since: Count });
export type Replay = v.InferOutput<typeof Replay>;

export const SenderKind = v.picklist(['resident', 'staff', 'system']);
export type SenderKind = v.InferOutput<typeof SenderKind>;

/** What the relay itself notes in a conversation; the client writes the sentence. */
export const EventCode = v.picklist([
  'started',
  'joined',
  'ended',
  'returned',
  'left',
  'transferred',
  'warned',
  'recorded',
]);
export type EventCode = v.InferOutput<typeof EventCode>;

/** A file in a conversation; its bytes are fetched by an expiring link, asked for by `file`. */
export const FileView = v.object({
  id: RelayId,
  name: v.string(),
  /** Media type, by its content. */
  type: v.string(),
  bytes: Count,
  /** Pixels; null where it is no image. */
  width: v.nullable(Count),
  height: v.nullable(Count),
  /** What an image shows, in the sender's words; may be empty. */
  alt: v.string(),
});
export type FileView = v.InferOutput<typeof FileView>;

/** One entry of a conversation as both sides see it. */
export const MessageView = v.object({
  id: v.string(),
  seq: Count,
  at: Moment,
  sender: v.object({ kind: SenderKind, name: v.string() }),
  /** Words that a person wrote; empty for an event or a file. */
  body: v.string(),
  file: v.optional(FileView),
  event: v.optional(
    v.object({ code: EventCode, params: v.record(v.string(), v.union([v.string(), v.number()])) }),
  ),
});
export type MessageView = v.InferOutput<typeof MessageView>;

export const ConversationState = v.picklist(['waiting', 'active', 'ended']);
export type ConversationState = v.InferOutput<typeof ConversationState>;

/** How far the other side has come: the `seq` up to which entries reached it, and were seen. */
export const Marks = v.object({ delivered: Count, read: Count });
export type Marks = v.InferOutput<typeof Marks>;

/** An honest wait, whole minutes; null where too few were answered lately to say. */
export const Wait = v.nullable(v.object({ least: Count, most: Count }));
export type Wait = v.InferOutput<typeof Wait>;

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
  wait: Wait,
  /** What to quote: short, unique at the council, no secret. */
  reference: v.string(),
  /** Whether it is a message left for later. */
  left: v.boolean(),
  /** By when a message that was left is answered, on the service's working-day clock; else null. */
  answerBy: v.nullable(Moment),
  /** Whether the place in the queue is kept, with a call back by push. */
  kept: v.boolean(),
  /** When it ends unless the resident does something; null while nobody was warned. */
  idleEndsAt: v.nullable(Moment),
  /** What staff have received and read. */
  marks: Marks,
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
  reference: v.string(),
  left: v.boolean(),
  answerBy: v.nullable(Moment),
  kept: v.boolean(),
  idleEndsAt: v.nullable(Moment),
  /** A word of the council's danger list was written: a hint for a person, not a judgement (C12). */
  danger: v.boolean(),
  /** Rings at somebody's desk; null: at nobody's. */
  offer: v.nullable(Offer),
  /** When it began to wait, and where it stands in the queue: `rankOf`. */
  queuedAt: Moment,
  rank: v.number(),
  /** How much of an adviser's capacity it takes. */
  weight: Count,
  /** Its resident was warned for abuse (D7). */
  warned: v.boolean(),
  /** It has ended, and `advisor` is to say what became of it (D6). */
  wrapUp: v.boolean(),
  /** What the resident has received and read. */
  marks: Marks,
  startedAt: Moment,
  lastSeq: Count,
  /** The alert that its resident began it about, in its newest version; absent: none. */
  alert: v.optional(v.object({ id: RelayId, line: RelayId, headline: v.string() })),
});
export type StaffConversation = v.InferOutput<typeof StaffConversation>;

/** Staff → relay. */
export const InConversation = v.object({ conversation: RelayId });
export const StaffMessage = v.object({ conversation: RelayId, id: SenderId, body: v.string() });
export const StaffReplay = v.object({ conversation: RelayId, since: Count });

/** Either side → relay: how far this client has come. What is left out stays as it is. */
export const Seen = v.object({ delivered: v.optional(Count), read: v.optional(Count) });
export type Seen = v.InferOutput<typeof Seen>;
export const StaffSeen = v.object({ conversation: RelayId, ...Seen.entries });

/** Either side → relay: a link to a file's bytes. */
export const AskFile = v.object({ file: RelayId });
export const StaffAskFile = v.object({ conversation: RelayId, file: RelayId });
