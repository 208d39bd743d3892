/** What this street needs of another, handed in by `app`. */

/** One batch for the sender: what to say, how, and to whom. */
export interface DeliveryJob {
  readonly council: string;
  readonly batch: string;
  /** JSON of PushPayload by language. */
  readonly payloads: Readonly<Record<string, string>>;
  /** Seconds the push service keeps it (RFC 8030 TTL). */
  readonly ttl: number;
  readonly urgency: 'very-low' | 'low' | 'normal' | 'high';
  /** RFC 8030 Topic, ≤ 32 base64url characters. */
  readonly topic: string;
  readonly channels: readonly {
    id: string;
    endpoint: string;
    p256dh: string;
    auth: string;
    /** Id in vapid_keys. */
    vapidKey: string;
    language: string;
  }[];
}

/** What became of one channel. */
export interface DeliveryOutcome {
  readonly channel: string;
  readonly host: string;
  readonly result: 'accepted' | 'gone' | 'retry' | 'failed';
  /** ms, from Retry-After */
  readonly retryAfter?: number;
  readonly status?: number;
}

/** Hands a batch to the sender process; answers once every channel has an outcome. */
export type Deliver = (job: DeliveryJob) => Promise<DeliveryOutcome[]>;
