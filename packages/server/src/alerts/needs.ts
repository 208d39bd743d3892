import type { Act, AlertEvent } from '@bellman/protocol';
import type { SignedIn } from '../people/who.js';
import type { NewLine } from '../store/audit.js';

/** What this street needs of another, handed in by `app`. */

/** One batch for the sender: what to say, how, and to whom. */
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
  /** RFC 8030 Topic, ≤ 32 base64url characters. */
  readonly topic: string;
  readonly channels: readonly {
    id: string;
    endpoint: string;
    p256dh: string;
    auth: string;
    /** Id in vapid_keys. */
    vapidKey: string;
    /** Which of `payloads` it gets. */
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
  /** It concerns this channel alone, and says nothing of the service. */
  readonly own?: true;
}

/** Hands a batch to the sender process; answers once every channel has an outcome. */
export type Deliver = (job: DeliveryJob) => Promise<DeliveryOutcome[]>;

/** The second step of signing in, as acts on alerts meet it (`people/second-step`). */
export interface AskAgain {
  /** @throws Problem `totp-set-up-first` */
  gate(staff: SignedIn, council: string, act: Act): Promise<void>;
  /** @throws Problem `totp-set-up-first`, `totp-needed`, `totp-wrong`, `too-many-codes` */
  demand(
    staff: SignedIn,
    council: string,
    code: string | undefined,
    event: AlertEvent,
  ): Promise<void>;
}

/** Writes a line of its own into the audit. */
export type WriteDown = (line: NewLine) => Promise<void>;
