import type { Generated } from 'kysely';

/**
 * The tables as both engines have them. Times are ms (UTC), positions 1e-7 degree, yes and no
 * 1 and 0, JSON is text; ids are UUIDv7 unless said. Every table of a council carries `council`.
 */
export interface Tables {
  councils: CouncilRow;
  services: ServiceRow;
  service_names: ServiceNameRow;
  areas: AreaRow;
  postcodes: PostcodeRow;
  staff: StaffRow;
  staff_roles: StaffRoleRow;
  staff_sessions: StaffSessionRow;
  resident_tokens: ResidentTokenRow;
  conversations: ConversationRow;
  messages: MessageRow;
  message_ids: MessageIdRow;
  vapid_keys: VapidKeyRow;
  followers: FollowerRow;
  follower_places: FollowerPlaceRow;
  follower_services: FollowerServiceRow;
  channels: ChannelRow;
  alerts: AlertRow;
  alert_texts: AlertTextRow;
  alert_areas: AlertAreaRow;
  alert_services: AlertServiceRow;
  alert_steps: AlertStepRow;
  audience: AudienceRow;
  batches: BatchRow;
  batch_channels: BatchChannelRow;
  batch_counts: BatchCountRow;
  due: DueRow;
  committed: CommittedRow;
}

export interface CouncilRow {
  /** The slug, as in `data-council`. */
  id: string;
  /** JSON: `councils/settings` has its schema. */
  settings: string;
  version: number;
  created_at: number;
  updated_at: number;
}

export interface ServiceRow {
  council: string;
  id: string;
  position: number;
  chat: number;
  alerts: number;
  sensitive: number;
}

/** A service's name by language. */
export interface ServiceNameRow {
  council: string;
  service: string;
  lang: string;
  name: string;
}

export interface AreaRow {
  council: string;
  /** ward, parish, district */
  kind: string;
  code: string;
  name: string;
  population: number | null;
  /** JSON: polygons of rings of [lon, lat] integers. */
  shape: string;
  min_lat: number;
  max_lat: number;
  min_lon: number;
  max_lon: number;
  updated_at: number;
}

export interface PostcodeRow {
  council: string;
  /** Upper case without spaces: GU514AE */
  postcode: string;
  lat: number;
  lon: number;
  updated_at: number;
}

/** A person who signs in. Works for one contact centre and any of its councils. */
export interface StaffRow {
  id: string;
  /** Lower case, unique. */
  email: string;
  name: string;
  /** PHC string. */
  password_hash: string;
  disabled_at: number | null;
  created_at: number;
}

export interface StaffRoleRow {
  council: string;
  staff: string;
  role: string;
}

export interface StaffSessionRow {
  /** SHA-256 of the cookie's value, hex. */
  hash: string;
  staff: string;
  created_at: number;
  seen_at: number;
}

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

export interface VapidKeyRow {
  id: string;
  council: string;
  /** `current`, or the id once retired: unique with council, so that it is made once. */
  slot: string;
  /** Uncompressed point, base64url. */
  public_key: string;
  /** Sealed under BELLMAN_SECRET. */
  private_sealed: string;
  created_at: number;
  retired_at: number | null;
}

export interface FollowerRow {
  id: string;
  council: string;
  /** SHA-256 of the managing token, hex. */
  token_hash: string;
  language: string;
  /** JSON: languages, quiet hours and the like, as they come. */
  preferences: string;
  created_at: number;
  updated_at: number;
}

/** A point (by postcode) or a whole area (by code): one of the two is set. */
export interface FollowerPlaceRow {
  council: string;
  follower: string;
  position: number;
  label: string;
  postcode: string | null;
  lat: number | null;
  lon: number | null;
  area: string | null;
}

export interface FollowerServiceRow {
  council: string;
  follower: string;
  service: string;
}

export interface ChannelRow {
  id: string;
  council: string;
  follower: string;
  /** push, email */
  kind: string;
  endpoint: string;
  /** SHA-256, hex; unique with council. */
  endpoint_hash: string;
  /** The push service's host. */
  host: string;
  p256dh: string;
  auth: string;
  /** The VAPID key that it subscribed with. */
  vapid_key: string;
  /** When a first 201 or beacon proved it. */
  proven_at: number | null;
  created_at: number;
}

/** One version of a line. */
export interface AlertRow {
  id: string;
  council: string;
  line: string;
  version: number;
  state: string;
  /** Goes up by one with every change; what an editor or approver read. */
  revision: number;
  kind: string;
  severity: string;
  urgency: string;
  certainty: string;
  link: string;
  author: string;
  submitter: string | null;
  approver: string | null;
  /** A4's hash, fixed by approval. */
  approved_hash: string | null;
  approved_followers: number | null;
  expires_at: number | null;
  sent_at: number | null;
  created_at: number;
  updated_at: number;
}

export interface AlertTextRow {
  council: string;
  alert: string;
  lang: string;
  headline: string;
  what: string;
  instruction: string;
}

/** Where, with the shape as it was when chosen, so that approval fixes it. */
export interface AlertAreaRow {
  council: string;
  alert: string;
  position: number;
  /** area (later: circle, polygon) */
  type: string;
  code: string;
  name: string;
  /** JSON, as in `areas.shape`. */
  shape: string;
}

export interface AlertServiceRow {
  council: string;
  alert: string;
  service: string;
}

/** What was done to an alert, by whom. */
export interface AlertStepRow {
  council: string;
  alert: string;
  position: number;
  event: string;
  from_state: string;
  to_state: string;
  /** The staff id; null for the relay. */
  by_staff: string | null;
  at: number;
  reason: string;
  revision: number;
}

/** Who a line reaches, written down as it is sent. `ord` numbers them 1, 2, 3 … within the line. */
export interface AudienceRow {
  council: string;
  line: string;
  ord: number;
  follower: string;
  channel: string;
  /** The alert (version) that brought them in. */
  alert: string;
  at: number;
}

/** A slice of an audience, sent under a lease: `from_ord`…`to_ord`, or the rows in batch_channels. */
export interface BatchRow {
  id: string;
  council: string;
  alert: string;
  line: string;
  from_ord: number | null;
  to_ord: number | null;
  /** ready, leased, done */
  state: string;
  /** Lower goes first: by severity. */
  rank: number;
  due_at: number;
  lease_until: number | null;
  leased_by: string | null;
  /** How often its channels have been tried before. */
  attempt: number;
}

/** The channels of a batch that has no range: those to be tried again. */
export interface BatchChannelRow {
  council: string;
  batch: string;
  channel: string;
}

/** What a finished batch counts for, by push service. */
export interface BatchCountRow {
  council: string;
  alert: string;
  batch: string;
  host: string;
  /** accepted, gone, failed */
  outcome: string;
  channels: number;
}

/** A timer: something to do at a time, under a lease. */
export interface DueRow {
  council: string;
  /** alert-expiry, … */
  kind: string;
  subject: string;
  at: number;
  lease_until: number | null;
  leased_by: string | null;
}

/** What was committed, told to every node: ids only, never words or places. */
export interface CommittedRow {
  n: Generated<number>;
  council: string;
  topic: string;
  /** JSON */
  payload: string;
  at: number;
  /** PostgreSQL's transaction id, so that a reader can catch up without gaps; 0 on SQLite. */
  tx: Generated<number>;
}
