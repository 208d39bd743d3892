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
