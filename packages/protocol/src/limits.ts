/**
 * Every limit that somebody can meet, in one place: the relay refuses by these numbers, the
 * clients warn by them, and the problems' sentences carry them. Lengths of text count UTF-16
 * units, as JavaScript's `length` and a text box's `maxlength` do; times are milliseconds.
 */
export const limits = {
  /** A chat message, after trimming. */
  messageLength: 4_000,
  /** A resident's first name. */
  nameLength: 60,
  /** Messages in one page of a replay. */
  replayPage: 100,
  /** A message's or a start's id, made by its sender. */
  idLength: { least: 16, most: 64 },
  /** An HTTP body as JSON, bytes. */
  bodyBytes: 64 * 1024,
  /** One Socket.IO message, bytes. */
  socketBytes: 64 * 1024,
  /** Events that one socket may send in a minute, beyond which it is told to slow down. */
  socketEventsPerMinute: 240,
  /** Sign-ins that may fail for one address or one account in fifteen minutes. */
  signInFailures: 10,
  /** Places one follower may have. */
  places: 10,
  /** Services one follower may follow. */
  followedServices: 50,
  /** Channels one follower may have. */
  channels: 10,
  /** A push endpoint's length. */
  endpointLength: 2_048,
  /** A lock screen shows about this much of a headline. */
  headlineLength: 90,
  /** What happens, and what to do. */
  alertTextLength: 1_000,
  /** A link in an alert. */
  linkLength: 500,
  /** Areas that one alert may name. */
  alertAreas: 200,
  /** A reason for returning, rejecting or stopping. */
  reasonLength: 1_000,
  /** An emergency's life: 5 minutes to 22 hours 30 minutes. */
  emergencyLife: { least: 5 * 60_000, most: 22.5 * 3_600_000 },
  /** Any other alert's life: 1 hour to 14 days. */
  otherLife: { least: 3_600_000, most: 14 * 24 * 3_600_000 },
  /** Above this many followers an approver must tick that they understand the reach. */
  largeAudience: 1_000,
  /** An audience that grew by more than both since approval is refused (A4). */
  audienceGrowth: { share: 0.1, followers: 100 },
  /** Counts under this are shown as "fewer than 5". */
  smallCount: 5,
  /** A push message's plaintext, bytes (RFC 8291 allows 3,993; some phones take less). */
  pushBytes: 2_000,
  /** A resident token's life after last contact. */
  residentToken: { usual: 30 * 60_000, sensitive: 10 * 60_000 },
  /** A staff session's life, and its life without a request. */
  staffSession: { most: 12 * 3_600_000, idle: 2 * 3_600_000 },
  /** How long a client waits for an acknowledgement before it sends again. */
  ackTimeout: 10_000,
} as const;
