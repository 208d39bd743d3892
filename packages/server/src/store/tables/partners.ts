/** Who may propose alerts from outside. */
export interface PartnerRow {
  id: string;
  council: string;
  name: string;
  /** JSON: area codes. */
  areas: string;
  /** JSON: CAP categories. */
  categories: string;
  created_at: number;
  /** Kept for its name, which what was sent for it bears. */
  dropped_at: number | null;
}

export interface PartnerStaffRow {
  council: string;
  partner: string;
  staff: string;
}

/** A key of a program. */
export interface ProgramKeyRow {
  id: string;
  council: string;
  name: string;
  /** SHA-256 of the key, hex. */
  hash: string;
  /** cap, service */
  purpose: string;
  partner: string | null;
  /** JSON: service ids. */
  services: string;
  created_by: string;
  created_at: number;
  last_used_at: number | null;
  /** Kept for its name, which what came by it bears; its hash is gone. */
  dropped_at: number | null;
}

/** A program's own id for an alert that it sent. */
export interface ProgramAlertRow {
  council: string;
  /** Id in `program_keys`. */
  program: string;
  given: string;
  alert: string;
  /** SHA-256 of what was sent, hex. */
  digest: string;
  at: number;
}

/** A CAP message that we put out, as it was put out. */
export interface CapMessageRow {
  id: string;
  council: string;
  alert: string;
  line: string;
  /** The position in `alert_steps` of the step that put it out. */
  position: number;
  sender: string;
  identifier: string;
  /** As it stands in the message. */
  sent: string;
  sent_at: number;
  msg_type: string;
  /** As it stands in the message; empty where it refers to none. */
  refs: string;
  xml: string;
}

/** A CAP message that came in, so that a repeat is known and a reference is found. */
export interface CapReceivedRow {
  council: string;
  partner: string;
  sender: string;
  identifier: string;
  sent: string;
  digest: string;
  /** The draft that it became. */
  alert: string;
  at: number;
}
