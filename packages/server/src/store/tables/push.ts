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
  /** Hears of what is only of general interest. */
  general: number;
  /** Volunteers for drills. */
  drills: number;
  /** Wants a lock screen to say only that there is an alert. */
  neutral: number;
  /** Quiet hours, minutes of the local day; null: none. */
  quiet_from: number | null;
  quiet_to: number | null;
  /** The least severity that comes in them. */
  quiet_pass: string;
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
  /** Of an e-mail address: when its holder confirmed it. */
  confirmed_at: number | null;
  created_at: number;
}

/** Who waits for the end of a line. */
export interface LineFollowerRow {
  council: string;
  line: string;
  follower: string;
  at: number;
}

/** The secret of a link in an e-mail. */
export interface EmailLinkRow {
  /** SHA-256, hex. */
  hash: string;
  council: string;
  channel: string;
  /** confirm, stop */
  purpose: string;
  expires_at: number;
  used_at: number | null;
}
