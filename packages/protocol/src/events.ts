import * as v from 'valibot';
import type { AlertProgress } from './alerts.js';
import type { AlertsInForce } from './banner.js';
import {
  EmailTranscript,
  KeepPlace,
  Survey,
  type LinkAnswer,
  type TranscriptAnswer,
} from './care.js';
import {
  AskFile,
  InConversation,
  NewMessage,
  Replay,
  Seen,
  StaffAskFile,
  StaffMessage,
  StaffReplay,
  StaffSeen,
  Start,
  type Marks,
  type MessageView,
  type ResidentConversation,
  type StaffConversation,
} from './chat.js';
import {
  Invite,
  NewNote,
  Raise,
  StaffEnd,
  Transfer,
  WrapUp,
  type CaseView,
  type NoteView,
} from './desk.js';
import type { ProblemView } from './problems.js';
import { Nothing } from './nothing.js';
import { SetState, type Colleague, type You } from './routing.js';
import { Count } from './shapes.js';

/** How every event that asks for something is answered. */
export type Ack<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly problem: ProblemView };

/** Resident → relay: the schema of each event's payload. */
export const residentEvents = {
  start: Start,
  message: NewMessage,
  replay: Replay,
  end: Nothing,
  typing: Nothing,
  /** Entries reached this client, or were seen in it. */
  seen: Seen,
  /** The resident is there, and reads or writes: an idle chat goes on. */
  here: Nothing,
  /** No longer waits: the message is answered later. */
  leave: Nothing,
  keepPlace: KeepPlace,
  handOver: Nothing,
  transcript: Nothing,
  emailTranscript: EmailTranscript,
  survey: Survey,
  file: AskFile,
} as const;

/** Staff → relay: the schema of each event's payload, and the act that `people/roles` checks. */
export const staffEvents = {
  watch: { body: Nothing, act: 'chat.see' },
  take: { body: InConversation, act: 'chat.answer' },
  message: { body: StaffMessage, act: 'chat.answer' },
  replay: { body: StaffReplay, act: 'chat.see' },
  end: { body: StaffEnd, act: 'chat.answer' },
  typing: { body: InConversation, act: 'chat.answer' },
  seen: { body: StaffSeen, act: 'chat.answer' },
  file: { body: StaffAskFile, act: 'chat.see' },
  /** Available, on a break, or away. */
  setState: { body: SetState, act: 'chat.answer' },
  /** The chat that has waited longest of those that are for this person. */
  takeNext: { body: Nothing, act: 'chat.answer' },
  /** An offer is passed on. */
  decline: { body: InConversation, act: 'chat.answer' },
  /** Those who could go on with this chat. */
  colleagues: { body: InConversation, act: 'chat.answer' },
  transfer: { body: Transfer, act: 'chat.answer' },
  note: { body: NewNote, act: 'chat.see' },
  notes: { body: InConversation, act: 'chat.see' },
  /** A colleague is asked to read along. */
  invite: { body: Invite, act: 'chat.answer' },
  /** Reads along; the resident is told nothing. */
  listen: { body: InConversation, act: 'chat.see' },
  unlisten: { body: InConversation, act: 'chat.see' },
  takeOver: { body: InConversation, act: 'chat.supervise' },
  wrapUp: { body: WrapUp, act: 'chat.answer' },
  /** A chat that has ended is put away without a wrap-up. */
  putAway: { body: InConversation, act: 'chat.answer' },
  raise: { body: Raise, act: 'chat.answer' },
  /** The resident is warned for abuse. */
  warn: { body: InConversation, act: 'chat.answer' },
} as const;

export type ResidentEvent = keyof typeof residentEvents;
export type StaffEvent = keyof typeof staffEvents;
export type ResidentBody<E extends ResidentEvent> = v.InferOutput<(typeof residentEvents)[E]>;
export type StaffBody<E extends StaffEvent> = v.InferOutput<(typeof staffEvents)[E]['body']>;

/** A page of messages, oldest first; `more` says that another replay is due. */
export interface Page {
  readonly messages: readonly MessageView[];
  readonly more: boolean;
}

/** What each resident event is answered with. */
export interface ResidentReplies {
  /** `token` opens this conversation again; it replaces any the client held. */
  start: { readonly token: string; readonly conversation: ResidentConversation } & Page;
  /** `body` only where the relay masked something in it (C7). */
  message: { readonly seq: number; readonly at: number; readonly body?: string };
  replay: Page;
  end: object;
  typing: object;
  seen: object;
  here: object;
  leave: { readonly conversation: ResidentConversation };
  keepPlace: { readonly conversation: ResidentConversation };
  handOver: { readonly code: string; readonly expiresAt: number };
  transcript: TranscriptAnswer;
  emailTranscript: object;
  survey: object;
  file: LinkAnswer;
}

/** What each staff event is answered with. */
export interface StaffReplies {
  watch: {
    readonly waiting: readonly StaffConversation[];
    /** Those one has, and those one is still to wrap up. */
    readonly mine: readonly StaffConversation[];
    readonly you: You;
    /** The relay's clock, ms: what the desk shows of waits and offers goes by it. */
    readonly at: number;
  };
  take: { readonly conversation: StaffConversation };
  message: { readonly seq: number; readonly at: number; readonly body?: string };
  replay: Page;
  end: object;
  typing: object;
  seen: object;
  file: LinkAnswer;
  setState: { readonly you: You };
  /** Null where none of those who wait is for this person. */
  takeNext: { readonly conversation: StaffConversation | null };
  decline: object;
  colleagues: { readonly colleagues: readonly Colleague[] };
  transfer: object;
  note: { readonly note: NoteView };
  notes: { readonly notes: readonly NoteView[] };
  invite: object;
  listen: { readonly conversation: StaffConversation; readonly notes: readonly NoteView[] };
  unlisten: object;
  takeOver: { readonly conversation: StaffConversation };
  wrapUp: object;
  putAway: object;
  raise: { readonly case: CaseView };
  warn: object;
}

/**
 * This connection ends soon, since the relay stops or has too much to do: come back at a moment of
 * one's own choice, spread evenly, within so many milliseconds after it has ended.
 */
export const ComeBack = v.object({ withinMs: Count });
export type ComeBack = v.InferOutput<typeof ComeBack>;

/** Relay → resident. */
export interface ToResident {
  /** First thing after CONNECT with a token: the chat as it is, a new token, what was missed. */
  resumed: (
    what: { readonly token: string; readonly conversation: ResidentConversation } & Page,
  ) => void;
  /** First thing after CONNECT with a token that opens nothing; the client forgets it. */
  lost: (what: { readonly problem: ProblemView }) => void;
  messages: (what: { readonly messages: readonly MessageView[] }) => void;
  conversation: (what: { readonly conversation: ResidentConversation }) => void;
  typing: (what: { readonly name: string }) => void;
  /** How far staff have come; only ever further. */
  marks: (what: Marks) => void;
  /**
   * What is in force at the council (A8): once after the chat was handed over, then whenever it
   * changes. Null: nothing.
   */
  alerts: (what: AlertsInForce | null) => void;
  comeBack: (what: ComeBack) => void;
}

/** Relay → staff. */
export interface ToStaff {
  messages: (what: {
    readonly conversation: string;
    readonly messages: readonly MessageView[];
  }) => void;
  /** A conversation that this person may see began, was taken, or ended. */
  conversation: (what: { readonly conversation: StaffConversation }) => void;
  typing: (what: { readonly conversation: string }) => void;
  /** How far the resident has come; only ever further. */
  marks: (what: { readonly conversation: string } & Marks) => void;
  /** How this person is, by themselves or by what they do, changed. */
  you: (what: { readonly you: You }) => void;
  /** A note was written on a conversation that this socket hears. */
  note: (what: { readonly conversation: string; readonly note: NoteView }) => void;
  /** `by` asks this person to read along. */
  invited: (what: { readonly conversation: string; readonly by: string }) => void;
  /** Something that the wall shows changed; told to supervisors, at most once in a second. */
  wall: (what: { readonly council: string }) => void;
  /** A complaint or the like was raised, or moved on; told to supervisors. */
  case: (what: { readonly case: CaseView }) => void;
  /** The settings of one of this person's councils were saved. */
  council: (what: { readonly council: string }) => void;
  /** What residents in chats of a council are told is in force has changed. */
  alerts: (what: { readonly council: string }) => void;
  /** An alert of one of this person's councils moved on. */
  alert: (what: AlertProgress) => void;
  comeBack: (what: ComeBack) => void;
}
