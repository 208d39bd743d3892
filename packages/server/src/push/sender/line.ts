import type { Manner } from './words.js';

/** One sealed message, ready for the wire. */
export interface Parcel {
  /** Path and query of the endpoint. */
  readonly path: string;
  readonly authorization: string;
  readonly manner: Manner;
  readonly body: Buffer;
}

/** What was heard of a parcel. */
export type Heard =
  /** The push service answered. */
  | { readonly status: number; readonly retryAfter: string | undefined }
  /** It was certainly not looked at (RFC 9113 §8.7): the same parcel may go again at once. */
  | 'refused'
  /** Nothing is known of it. */
  | 'lost';

/** A way to one push service: connections of one protocol. */
export interface Line {
  /** Parcels it never has more of at once. */
  readonly most: number;
  /** Parcels it takes now. */
  room(): number;
  /**
   * Sends a parcel; `hear` is called once, unless it was let go of before.
   * @throws Error where the parcel can't be put on the wire
   */
  post(parcel: Parcel, hear: (heard: Heard) => void): LetGo;
  /** Ends it; parcels that are under way are heard as `lost`. */
  end(): void;
}

/** Gives a parcel up: nothing of it is heard from now on, and this is what was heard so far. */
export type LetGo = () => Heard;

/** What a line tells whoever uses it. */
export interface LineEvents {
  /** There may be room where there was none. */
  readonly room: () => void;
  /** It ended by itself, and takes no more. `fruitless`: it never had a single answer. */
  readonly ended: (fruitless: boolean) => void;
}

/** A push service says all it has to say in the status; more body than this is cut off, bytes. */
export const longestBody = 4 * 1024;

/** The request's headers (RFC 8030, RFC 8291 §4, RFC 8292 §2), the same for HTTP/1.1 and HTTP/2. */
export const headersOf = ({ authorization, manner, body }: Parcel): Record<string, string> => ({
  authorization,
  'content-encoding': 'aes128gcm',
  'content-type': 'application/octet-stream',
  'content-length': String(body.length),
  ttl: String(manner.ttl),
  urgency: manner.urgency,
  topic: manner.topic,
});
