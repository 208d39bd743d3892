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
  /** SHA-256 of the id that the resident made for the start, hex; a repeat finds it. */
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
