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
  /** What it is in its line: alert, update, correction, all-clear. */
  type: string;
  /** CAP's category. */
  category: string;
  /** desk, key, cap; and what is notable about where it came from: JSON, a list of sentences. */
  source: string;
  source_notes: string;
  /** Metres by which every place is grown. */
  buffer: number;
  exercise: number;
  followable: number;
  /** Of a further version: followers who had the line before, and who were newly covered. */
  had: number;
  newly: number;
  /** Of a further version: up to where the line's audience has been cut into its batches. */
  cut_ord: number;
  /** When it is to go out; null: at once. */
  send_at: number | null;
  submitted_at: number | null;
  /** When its first message was accepted. */
  first_at: number | null;
  /** Id in `partners`, whom it is sent for. */
  partner: string | null;
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
  /** area, circle, polygon */
  type: string;
  code: string;
  name: string;
  /** JSON, as in `areas.shape`; grown by the buffer. */
  shape: string;
  /** JSON: the place as it was chosen (`Where`). */
  source: string;
  /** JSON: codes of the council's areas that the shape meets, whose whole followers it reaches. */
  meets: string;
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

/** A draft to begin from. */
export interface TemplateRow {
  id: string;
  council: string;
  name: string;
  /** JSON of `NewTemplate`'s draft. */
  draft: string;
  created_by: string;
  updated_at: number;
}
