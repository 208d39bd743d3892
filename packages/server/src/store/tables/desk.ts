/** How somebody at the desk is, over all councils they work for. */
export interface AdvisorRow {
  staff: string;
  /** available, break, away: what they chose */
  state: string;
  since: number;
  /** The weight of chats that they may have at once. */
  capacity: number;
  /** Offers in a row that rang until they ended. */
  missed: number;
  /** When their last browser went, ms; null while one is there. */
  gone_at: number | null;
  /** When they last took a chat, ms; 0: never. */
  taken_at: number;
}

/** What somebody can answer at one council; none: everything. */
export interface SkillsRow {
  council: string;
  staff: string;
  /** JSON lists; an empty one does not narrow. */
  services: string;
  languages: string;
  /** Id in the council's settings. */
  team: string | null;
}

/** Somebody passed an offer on, or let it ring: it is not offered to them again for a while. */
export interface PassRow {
  conversation: string;
  staff: string;
  at: number;
  /** 1: it rang until its end. */
  missed: number;
}

/** Who may read a chat along, because its adviser asked them. */
export interface ListenerRow {
  conversation: string;
  staff: string;
  /** Who asked them. */
  by: string;
  at: number;
}

/** What staff write about a chat among themselves. */
export interface NoteRow {
  /** Made by its writer. */
  id: string;
  council: string;
  conversation: string;
  staff: string;
  /** The writer's name as it was then. */
  name: string;
  body: string;
  at: number;
}

/** What became of a chat, in its adviser's words. */
export interface WrapUpRow {
  conversation: string;
  council: string;
  service: string;
  journey: string;
  level: number;
  resolved: number;
  avoidable: number;
  why: string;
  reference: string;
  staff: string;
  at: number;
}

/** What is more than a chat: a complaint, a compliment, a request, a concern, abuse. */
export interface CaseRow {
  id: string;
  council: string;
  kind: string;
  reference: string;
  state: string;
  conversation: string;
  /** The chat's reference. */
  chat: string;
  service: string;
  words: string;
  staff: string;
  /** Who raised it, as they were called then. */
  name: string;
  /** The id that its maker gave it, so that a repeat finds it. */
  made: string;
  at: number;
  /** When it was raised, or last moved on. */
  moved_at: number;
  due_at: number | null;
}

export interface AnswerRow {
  id: string;
  council: string;
  /** null: any */
  service: string | null;
  /** A local date (ISO 8601). */
  review_on: string;
  owner: string;
  created_at: number;
  updated_at: number;
}

/** A prepared answer's words by language. */
export interface AnswerTextRow {
  answer: string;
  lang: string;
  title: string;
  body: string;
}

/** What was done, chained council by council: ids and codes only. */
export interface AuditRow {
  council: string;
  /** 1, 2, 3 … without a gap. */
  n: number;
  at: number;
  /** Empty: the relay itself. */
  staff: string;
  act: string;
  subject: string;
  /** JSON */
  detail: string;
  /** SHA-256 over the former line's hash and this line, hex. */
  hash: string;
}

/** The name of somebody in the audit, which can be erased and leaves the chain as it is. */
export interface AuditNameRow {
  /** The staff id. */
  id: string;
  name: string;
  at: number;
}
