import type { Clock } from '../../ground/clock.js';
import type { Meaning } from './answer.js';
import type { Dial } from './dial.js';
import type { Seal } from './sealing.js';
import type { Manner } from './words.js';

/** One message on its way through a lane. */
export interface Message {
  readonly path: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly authorization: string;
  /** The VAPID public key that it is signed with, base64url: who sends, to the push service. */
  readonly key: string;
  readonly manner: Manner;
  /** Its place in `texts`. */
  readonly payload: number;
  /** What is sealed, UTF-8; one list for all messages of an order. */
  texts: readonly Uint8Array[];
  /** What takes its place where the push service says that it is too long (413). */
  shorter: readonly Uint8Array[] | null;
  /** Times that it was certainly not looked at. */
  refused: number;
  /** Called once. */
  readonly tell: (meaning: Meaning) => void;
}

/** What every lane needs. */
export interface LaneParts {
  /** For what a push service says of dates. */
  readonly clock: Clock;
  /** ms that only ever go forward. */
  readonly elapsed: () => number;
  readonly seal: Seal;
  readonly dial: Dial;
  /** ms for one message, from the wire to the last byte of its answer. */
  readonly timeout: number;
}
