import * as v from 'valibot';
import { InConversation } from './chat.js';
import { limits } from './limits.js';
import { DeskState } from './routing.js';
import { Count, Language, Moment, RelayId, SenderId, Slug, text } from './shapes.js';

/** What goes with a chat at the desk and is never told to its resident, unless said here. */

/** Staff → relay: a note on a chat. `id` makes a repeat harmless. */
export const NewNote = v.object({ ...InConversation.entries, id: SenderId, body: v.string() });
export const NoteView = v.object({
  id: v.string(),
  at: Moment,
  /** Who wrote it. */
  name: v.string(),
  body: v.string(),
});
export type NoteView = v.InferOutput<typeof NoteView>;

/** Staff → relay: somebody else goes on with this chat: a colleague, or whoever has the service. */
export const Transfer = v.object({
  ...InConversation.entries,
  to: v.union([v.object({ staff: RelayId }), v.object({ service: Slug })]),
  /** Kept as a note. */
  note: v.optional(v.string(), ''),
});
export type Transfer = v.InferOutput<typeof Transfer>;

/** Staff → relay: a colleague reads along silently. */
export const Invite = v.object({ ...InConversation.entries, staff: RelayId });

/** Staff → relay: the chat ends; for abuse only once the resident was warned. */
export const StaffEnd = v.object({
  ...InConversation.entries,
  reason: v.optional(v.picklist(['abuse'])),
});

/** What a resident wanted to do. */
export const Journey = v.picklist(['report', 'pay', 'request', 'apply', 'ask']);
/** 1 signposted, 2 partly triaged, 3 triaged, 4 fulfilled. */
export const Level = v.picklist([1, 2, 3, 4]);

/** Staff → relay: what became of a chat that has ended (D6). Sent again, it takes the former's place. */
export const WrapUp = v.object({
  ...InConversation.entries,
  service: Slug,
  journey: Journey,
  level: Level,
  /** At first contact. */
  resolved: v.boolean(),
  /** Need not have happened, had something else been right; `why` says what. */
  avoidable: v.boolean(),
  why: v.optional(text(limits.whyLength), ''),
  /** Where the work goes on: a case number in another system. */
  reference: v.optional(text(limits.caseReferenceLength), ''),
});
export type WrapUp = v.InferOutput<typeof WrapUp>;

/** What is more than a chat, and has a clock of its own (D7). `abuse` is made by the relay. */
export const RaisedKind = v.picklist(['complaint', 'compliment', 'information', 'concern']);
export type RaisedKind = v.InferOutput<typeof RaisedKind>;
export const CaseKind = v.picklist([...RaisedKind.options, 'abuse']);
export const Raise = v.object({
  ...InConversation.entries,
  /** Makes a repeat harmless. */
  id: SenderId,
  kind: RaisedKind,
  /** What it is about, for whoever goes on with it. */
  words: v.optional(v.string(), ''),
});

/**
 * `open`, then `acknowledged`, then `answered`; a complaint that is not settled goes on to
 * `stage-2`, and ends `answered-2`. What needs no answer is `closed`.
 */
export const CaseState = v.picklist([
  'open',
  'acknowledged',
  'answered',
  'stage-2',
  'answered-2',
  'closed',
]);
export type CaseState = v.InferOutput<typeof CaseState>;
export const CaseView = v.object({
  id: RelayId,
  council: Slug,
  kind: CaseKind,
  /** What to quote: the resident is told it, of a complaint, a compliment and a request. */
  reference: v.string(),
  state: CaseState,
  conversation: RelayId,
  /** The chat's own reference. */
  chat: v.string(),
  service: Slug,
  words: v.string(),
  /** Who raised it. */
  name: v.string(),
  at: Moment,
  /** By when the next step is due, on the council's working days; null: none is. */
  dueAt: v.nullable(Moment),
});
export type CaseView = v.InferOutput<typeof CaseView>;
export const CaseStep = v.object({
  step: v.picklist(['acknowledge', 'answer', 'stage-2', 'close']),
});

/** A text that advisers send often (D4). Its `{holes}` are filled at the desk. */
export const AnswerText = v.object({ title: v.string(), body: v.string() });
export const AnswerDraft = v.object({
  /** A service's id; null: any. */
  service: v.nullable(Slug),
  texts: v.object({ en: AnswerText, cy: v.optional(AnswerText) }),
  /** When somebody must look at it again: a local date (ISO 8601). */
  reviewOn: v.string(),
  /** Who sees to that; the writer where left out. */
  owner: v.optional(RelayId),
});
export type AnswerDraft = v.InferOutput<typeof AnswerDraft>;
export const AnswerView = v.object({
  id: RelayId,
  service: v.nullable(Slug),
  texts: v.object({ en: AnswerText, cy: v.optional(AnswerText) }),
  reviewOn: v.string(),
  /** The review is due. */
  stale: v.boolean(),
  owner: v.object({ id: RelayId, name: v.string() }),
  updatedAt: Moment,
});
export type AnswerView = v.InferOutput<typeof AnswerView>;

/** The values that an answer's `{holes}` may name. */
export const answerHoles = ['name', 'adviser', 'council', 'service', 'reference', 'phone'] as const;

/** A current alert at a place, with wording to use. */
export const PlaceAlert = v.object({
  id: RelayId,
  headline: v.string(),
  severity: v.string(),
  /** What is happening, and what to do. */
  description: v.string(),
  instruction: v.string(),
  endsAt: Moment,
  url: v.string(),
});
export const PlaceAlerts = v.object({
  /** As it is written: GU51 4AE */
  postcode: v.string(),
  alerts: v.array(PlaceAlert),
});
export type PlaceAlerts = v.InferOutput<typeof PlaceAlerts>;

/** A council's desk now, for its supervisors (D8). Shares are null where nothing was counted. */
export const Wall = v.object({
  at: Moment,
  /** Since when the counts run: the council's local midnight. */
  since: Moment,
  waiting: Count,
  /** When the one who waits longest began to; null: nobody waits. */
  longestSince: v.nullable(Moment),
  /** Messages that were left, not yet taken. */
  left: Count,
  queues: v.array(
    v.object({
      service: Slug,
      language: Language,
      waiting: Count,
      longestSince: v.nullable(Moment),
    }),
  ),
  /** Chats begun to be answered now, how many a person answered, gave up, and answered in 30 s. */
  offered: Count,
  answered: Count,
  abandoned: Count,
  answeredIn30: Count,
  chats: v.array(
    v.object({
      id: RelayId,
      /** As residents and staff call it. */
      reference: v.string(),
      service: Slug,
      language: Language,
      residentName: v.string(),
      staff: v.string(),
      danger: v.boolean(),
      since: Moment,
    }),
  ),
  staff: v.array(
    v.object({
      id: RelayId,
      name: v.string(),
      state: DeskState,
      since: Moment,
      load: Count,
      capacity: Count,
    }),
  ),
});
export type Wall = v.InferOutput<typeof Wall>;
