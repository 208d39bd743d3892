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
