import { alertLimits } from './limits-alerts.js';

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
  /** Sign-ins that may fail in fifteen minutes, of one address at one account. */
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
  /** Chats that one address may start in ten minutes: a library's many, a script's not. */
  startsPerAddress: 60,
  /** Sign-ups for alerts that one address may make in ten minutes. */
  followsPerAddress: 60,
  /** How long after its end a chat is still opened by a repeat of its start. */
  startRepeat: 10 * 60_000,
  /** Resume codes that one address may get wrong in fifteen minutes. */
  resumeFailures: 10,
  /** A file's size, bytes. */
  fileBytes: 10 * 1024 * 1024,
  /** An image's size, pixels: width times height. */
  imagePixels: 50_000_000,
  /** A file's name, and the words that describe an image. */
  fileNameLength: 120,
  fileAltLength: 250,
  /** Files in one chat. */
  filesPerChat: 20,
  /** How long a one-use code opens a chat on another sub-domain, and from a notification. */
  codeLife: { handOver: 2 * 60_000, callBack: 30 * 60_000 },
  /** How long a reference and its resume code open a chat, and an expiring link its one thing. */
  resumeCodeLife: 30 * 24 * 3_600_000,
  linkLife: { transcript: 10 * 60_000, file: 2 * 60_000 },
  /** E-mails of one chat's transcript. */
  transcriptMails: 3,
  /** E-mails of transcripts in a day: to one recipient, over all chats; and from one address. */
  mailsToOne: 5,
  mailsPerAddress: 30,
  /** Free words in a survey. */
  surveyWords: 1_000,
  /** An e-mail address (RFC 5321, section 4.5.3.1). */
  emailLength: 254,
  /** How long a place in the queue is kept for somebody who asked to be called back. */
  placeKept: 4 * 3_600_000,
  /** A note on a chat. */
  noteLength: 2_000,
  /** Notes that one writer may write on one chat. */
  notesPerChat: 100,
  /** People at once whom a chat's adviser asked to read it along. */
  listenersPerChat: 10,
  /** An invitation that is repeated so soon is told once, ms. */
  inviteRepeat: 60_000,
  /** Complaints, compliments, requests and concerns from one chat; abuse counts besides. */
  casesPerChat: 20,
  /** Why a chat was avoidable, and the number of a case elsewhere. */
  whyLength: 200,
  caseReferenceLength: 60,
  /** What a complaint, a compliment, a request or a concern is about. */
  caseWords: 2_000,
  /** A prepared answer's title; its body is a message. */
  answerTitleLength: 80,
  /** Prepared answers of one council. */
  answers: 500,
  /** Chats at once: what somebody may have unless it is said, and the most that can be said. */
  capacity: { usual: 4, most: 20 },
  /** How long an adviser whose browser is gone keeps their chats, ms (D9). */
  handBackAfter: 60_000,
  /** How soon a leaver's sockets are closed, ms (P1). */
  leaverWithin: 5_000,
  /** How long a transfer to a colleague rings, ms. */
  transferRings: 60_000,
  /** A staff member's password. */
  passwordLength: { least: 12, most: 200 },
  ...alertLimits,
} as const;
