/**
 * What one relay process takes on, beyond which it says so and when to come back. They stand
 * apart from `limits` since no page needs to carry them. Who meets which is in docs/overload.md.
 */
export const relayLimits = {
  /** Sockets of one process: staff never wait for residents to go. BELLMAN_SOCKETS sets the first. */
  sockets: { resident: 20_000, staff: 2_000 },
  /** Sockets from one public address: a library's many, a script's not. */
  socketsPerAddress: 1_000,
  /** One public address is an IPv4 or an IPv6 /56; a /48 may have so many times as much. */
  wideAddress: 4,
  /** A resident's socket without a chat is let go after so long, ms. */
  withoutChatMs: 30 * 60_000,
  /**
   * Connections that were begun and are not yet let in or refused. `unproven` are those who show a
   * session that this process has not seen to be good lately.
   */
  handshakes: { resident: 5_000, staff: 500, unproven: 500 },
  /** The same from one public address. */
  handshakesPerAddress: { resident: 250, unproven: 100 },
  /** How long a connection may take from its first byte to being let in, ms. */
  handshakeMs: 10_000,
  /**
   * Requests of one process that are not yet answered. `staff` and `program` are those whose
   * session or key was good lately; whoever shows another, or signs in, is `unproven`.
   */
  requests: { resident: 2_000, staff: 500, program: 500, unproven: 500 },
  /** The same from one public address. */
  requestsPerAddress: { resident: 200, unproven: 100 },
  /** TCP connections of one process beside its sockets; beyond both they are closed unheard. */
  connectionsBeside: 6_000,
  /** How long a request's headers may take to arrive, ms. */
  headersMs: 10_000,
  /** How long its body may; and what is left of one, once the request was answered, ms. */
  bodyMs: 30_000,
  /** How long an upload may, once its sender's token was seen to be good, ms: 10 MB at 11 kB a second. */
  uploadMs: 15 * 60_000,
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
