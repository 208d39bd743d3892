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
  /** The ward (or whole area) by which they were found, for the report; empty where none is known. */
  area: string;
  /** 1 once any version was about to be handed over to it, or its follower asked to be told more. */
  handed: number;
}

/** A slice of an audience, sent under a lease: `from_ord`…`to_ord`, `ords` of them, or the rows in batch_channels. */
export interface BatchRow {
  id: string;
  council: string;
  alert: string;
  line: string;
  from_ord: number | null;
  to_ord: number | null;
  /**
   * Which of them, as JSON's numbers, where others of its push service lie between them to whom it
   * does not go; null: all of its push service.
   */
  ords: string | null;
  /** ready, leased, done */
  state: string;
  /** Lower goes first: by severity. */
  rank: number;
  due_at: number;
  lease_until: number | null;
  leased_by: string | null;
  /** How often its channels have been tried before. */
  attempt: number;
  /** push, email */
  kind: string;
  /** The push service's host, where it holds channels of one alone. */
  host: string;
  /** How many channels it was made for, whether they are still there or not. */
  size: number;
  /** 1 where it waits for its followers' quiet hours to end. */
  held: number;
  finished_at: number | null;
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
  /** accepted, gone, failed; held: its alert ended before its followers' quiet hours did */
  outcome: string;
  channels: number;
  /** When the batch was finished, ms. */
  at: number;
}

/** Outcomes by ward, for the report. */
export interface AlertWardRow {
  council: string;
  alert: string;
  /** An area's code; empty: not known. */
  area: string;
  /** audience, accepted, gone, failed */
  outcome: string;
  channels: number;
}

/** How often workers told that they showed an alert, or that somebody opened it. */
export interface BeaconCountRow {
  council: string;
  alert: string;
  batch: string;
  host: string;
  /** shown, opened */
  what: string;
  seen: number;
}

/** How a push service takes a council's messages. */
export interface PushServiceRow {
  council: string;
  host: string;
  /** well, refuses, slow, failing */
  state: string;
  status: number | null;
  /** Nothing is sent to it before, ms. */
  until: number | null;
  at: number;
  failures: number;
}
