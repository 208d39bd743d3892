/** The limits of alerts, sign-up and geography; `limits` has them all. */
export const alertLimits = {
  /** A radius around a point, and the metres by which every place of an alert may be grown. */
  radius: { least: 50, most: 50_000 },
  bufferMetres: 5_000,
  /** Corners of all that one alert draws, before it is grown. */
  shapePoints: 10_000,
  /** The same where they are grown, and how long growing may take, ms. */
  grownPoints: 5_000,
  growingMs: 3_000,
  /** A GeoJSON file, characters; a request that carries shapes, bytes. */
  shapeBytes: 1024 * 1024,
  /** What a drawn place is called. */
  areaNameLength: 80,
  /** A CAP message from outside, bytes, and the areas it may draw. */
  capBytes: 512 * 1024,
  /** What a partner, a key or a template is called. */
  calledLength: 120,
  /** How far ahead an alert may be scheduled, ms. */
  scheduleAhead: 30 * 24 * 3_600_000,
  /** Templates, partners and keys of one council. */
  templates: 100,
  partners: 100,
  keys: 100,
  /** Service alerts that one key may send in ten minutes. */
  alertsPerKey: 60,
  /** E-mails that ask for a confirmation: to one address, and from one address of the network, in a day. */
  confirmationsToOne: 3,
  confirmationsPerAddress: 30,
  /** Beacons from one address of the network in ten minutes; many phones can share one. */
  beaconsPerAddress: 600,
  /** How long a link in such an e-mail confirms, and how long one stops, ms. */
  emailLink: { confirm: 24 * 3_600_000, stop: 400 * 24 * 3_600_000 },
  /**
   * Sign-ins that may fail in fifteen minutes, beside `signInFailures` of one address at one
   * account: of one address at all accounts; and at one account, from addresses not its own.
   */
  signIns: { address: 30, account: 50 },
  /** Codes for the second step that may be wrong in fifteen minutes. */
  totpFailures: 10,
  /** How long before nobody's approval lets the deputy approve, and then the author alone, ms. */
  approval: { deputyAfter: 5 * 60_000, breakGlassAfter: 10 * 60_000 },
  /** How long after a line has closed its audience is erased, days. */
  audienceDays: 7,
} as const;
