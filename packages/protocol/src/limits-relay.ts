/**
 * What one relay process takes on, beyond which it says so and when to come back. They stand
 * apart from `limits` since no page needs to carry them. Who meets which is in docs/overload.md.
 */
export const relayLimits = {
  /** Sockets of one process: staff never wait for residents to go. BELLMAN_SOCKETS sets the first. */
  sockets: { resident: 20_000, staff: 2_000 },
  /** Sockets from one public address: a library's many, a script's not. */
  socketsPerAddress: 1_000,
  /** Connections that were begun and are not yet let in or refused. */
  handshakes: 5_000,
  /** How long a connection may take from its first byte to being let in, ms. */
  handshakeMs: 10_000,
  /** Requests of one process that are not yet answered, staff's again for themselves. */
  requests: { resident: 2_000, staff: 500 },
  /** Requests from one public address that are not yet answered. */
  requestsPerAddress: 200,
  /** TCP connections of one process beside its sockets; beyond both they are closed unheard. */
  connectionsBeside: 5_000,
  /** How long a request's headers may take to arrive, ms. */
  headersMs: 10_000,
  /** Calls of the store that may wait. */
  storeCalls: 20_000,
  /**
   * How late the event loop runs, on average of the last seconds, before new chats are refused
   * (`busy`) and returning sockets are sent away for a while (`crowded`); each ends below `calm`.
   */
  loopDelayMs: { calm: 200, busy: 1_000, crowded: 2_500 },
  /** The longest that somebody is told to stay away, ms. */
  comeBackMs: 60_000,
} as const;
