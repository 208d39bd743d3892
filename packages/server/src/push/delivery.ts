/** What is handed to the sender: one batch of one alert, with what it needs to be sealed. */
export interface DeliveryJob {
  readonly council: string;
  readonly batch: string;
  /** JSON of PushPayload by language, and what a channel's `language` names besides. */
  readonly payloads: Readonly<Record<string, string>>;
  /** The same in fewer bytes, sent once where the push service says that it is too long (413). */
  readonly shorter?: Readonly<Record<string, string>>;
  /** Seconds the push service keeps it (RFC 8030 TTL). */
  readonly ttl: number;
  readonly urgency: 'very-low' | 'low' | 'normal' | 'high';
  /** RFC 8030 Topic, at most 32 base64url characters. */
  readonly topic: string;
  readonly channels: readonly DeliveryChannel[];
}

export interface DeliveryChannel {
  readonly id: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  /** Id in `vapid_keys`. */
  readonly vapidKey: string;
  /** Which of `payloads` it gets. */
  readonly language: string;
}

/** What became of one channel's message. */
export interface DeliveryOutcome {
  readonly channel: string;
  /** The push service's host, without a port. */
  readonly host: string;
  /**
   * accepted by the push service, which doesn't mean seen; gone: delete the channel; retry: try
   * again later; failed: our fault or its, trying again won't help, delete nothing.
   */
  readonly result: 'accepted' | 'gone' | 'retry' | 'failed';
  /** ms, from Retry-After */
  readonly retryAfter?: number;
  /** The HTTP status, where there was an answer. */
  readonly status?: number;
}
