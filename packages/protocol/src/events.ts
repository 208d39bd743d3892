import type * as v from 'valibot';
import type { AlertProgress } from './alerts.js';
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
import type { ProblemView } from './problems.js';
import { Nothing } from './nothing.js';

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
  end: { body: InConversation, act: 'chat.answer' },
  typing: { body: InConversation, act: 'chat.answer' },
  seen: { body: StaffSeen, act: 'chat.answer' },
  file: { body: StaffAskFile, act: 'chat.see' },
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
    readonly mine: readonly StaffConversation[];
  };
  take: { readonly conversation: StaffConversation };
  message: { readonly seq: number; readonly at: number; readonly body?: string };
  replay: Page;
  end: object;
  typing: object;
  seen: object;
  file: LinkAnswer;
}

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
  /** An alert of one of this person's councils moved on. */
  alert: (what: AlertProgress) => void;
}
