/** Opens one conversation. Rotated on each resume; the older dies when the newer is first used. */
export interface ResidentTokenRow {
  /** SHA-256 of the token, hex. */
  hash: string;
  council: string;
  conversation: string;
  issued_at: number;
  /** Moves on with each contact. */
  expires_at: number;
  /** Hash of the token that this one replaces once it is used; null when it has been. */
  replaces: string | null;
}

export interface ConversationRow {
  id: string;
  council: string;
  /**
   * SHA-256 of the id that the resident made for the start, hex; a repeat finds it. With `shut `
   * before it once the conversation was left for good.
   */
  start_hash: string;
  service: string;
  language: string;
  state: string;
  resident_name: string;
  /** Who the resident is, where proven; empty otherwise. */
  person: string | null;
  first_words: string;
  queued_at: number;
  priority: number;
  advisor: string | null;
  taken_at: number | null;
  answered_at: number | null;
  ended_at: number | null;
  /** resident, staff, relay */
  ended_by: string | null;
  last_seq: number;
  created_at: number;
  /** What people quote: short, unique at the council. */
  reference: string;
  /** 1: a message left for later. */
  left: number;
  answer_by: number | null;
  /** Where the answer to a message that was left is told of; forgotten once it was. */
  email: string | null;
  /** 1: a phrase of the council's danger list was written. */
  danger: number;
  /** The `seq` up to which each side has received and read. */
  resident_delivered: number;
  resident_read: number;
  staff_delivered: number;
  staff_read: number;
  /** Until when the place in the queue is kept for a call back; null: it is not. */
  kept_until: number | null;
  /** When an idle chat ends, once its resident was warned. */
  idle_ends_at: number | null;
  /** Its place among those who wait (protocol's `rankOf`, `front`): the smaller, the sooner. */
  rank_at: number;
  /** How much of an adviser's capacity it takes. */
  weight: number;
  /** Whom it rings at, until when (the relay's clock), and who transferred it to them. */
  offer_to: string | null;
  offer_until: number | null;
  offer_from: string | null;
  /** Who is to wrap it up, once it has ended; null: nobody any more. */
  wrap_by: string | null;
  /** 1: that must be done; it counts in their load, and comes before their next chat there. */
  wrap_required: number;
  /** 1: its resident was warned for abuse. */
  warned: number;
  /** 1: it came back from an adviser who had gone. */
  returned: number;
  /** The line of the alert that its resident began it about. */
  alert: string | null;
}

export interface MessageRow {
  council: string;
  conversation: string;
  seq: number;
  id: string;
  /** resident, staff, system */
  sender_kind: string;
  /** The staff id; empty for the resident and the relay. */
  sender: string;
  /** The name shown beside it, as it was then. */
  sender_name: string;
  body: string;
  /** JSON of an event's code and params; null for words. */
  event: string | null;
  /** The file that was sent; null for words. */
  file: string | null;
  at: number;
}

/** What a repeat of a sender's id is told by. Its own narrow table, so that messages only append. */
export interface MessageIdRow {
  council: string;
  conversation: string;
  /** `resident`, `system` or the staff id. */
  sender: string;
  id: string;
  seq: number;
  at: number;
  /** SHA-256 of the body, hex. */
  digest: string;
}

/** What lets somebody in once, or for a while: kept as a hash, for one purpose. */
export interface ChatCodeRow {
  /** SHA-256 of the code, hex. */
  hash: string;
  /**
   * hand-over, call-back (one use); resume (with the reference); transcript (an expiring link).
   * Opening nothing, but counted: mail (a transcript's), mail-to (one that a recipient got)
   */
  kind: string;
  council: string;
  conversation: string;
  expires_at: number;
}

/** Where to call a resident back whose place is kept: a push subscription, kept like a channel's. */
export interface CallBackRow {
  conversation: string;
  council: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  /** Id in `vapid_keys`. */
  vapid_key: string;
  /** The page that the notification opens. */
  page: string;
  language: string;
  /** What they were called back for: nothing yet (empty), `next`, or `taken`. */
  told: string;
}

/** A file's facts; its bytes lie in the files' folder under its id. */
export interface FileRow {
  id: string;
  council: string;
  conversation: string;
  sender_kind: string;
  sender: string;
  name: string;
  type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  alt: string;
  created_at: number;
}

/** What a resident thought of one chat. */
export interface SurveyRow {
  conversation: string;
  council: string;
  service: string;
  satisfaction: number | null;
  resolved: string | null;
  otherwise: string | null;
  words: string;
  at: number;
}

/** An adviser's live socket: who is on duty, on which node. Renewed while it stands. */
export interface PresenceRow {
  staff: string;
  node: string;
  until: number;
}
