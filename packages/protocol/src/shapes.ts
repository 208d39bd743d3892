import * as v from 'valibot';
import { limits } from './limits.js';

/** Small shapes that several schemas share. */

/**
 * A council's or a service's short name, as in `data-council`: lower case, digits, hyphens. It
 * becomes a key, so it is none that every object has: of those, only one has this form.
 */
export const Slug = v.pipe(
  v.string(),
  v.regex(/^(?!constructor$)[a-z][a-z0-9-]{0,39}$/, 'a short name like hart'),
);

/**
 * An id made by a sender: URL-safe, unguessable, unique to its conversation and sender. Never of
 * digits alone: it is stored and told as it is, and a card's number must not be.
 */
export const SenderId = v.pipe(
  v.string(),
  v.regex(/^[\d_-]*[A-Za-z][A-Za-z0-9_-]*$/, 'letters, digits, - and _, and at least one letter'),
  v.minLength(limits.idLength.least),
  v.maxLength(limits.idLength.most),
);

/** An id made by the relay (UUID version 7, RFC 9562). */
export const RelayId = v.pipe(v.string(), v.uuid());

/** A BCP 47 language that the product has texts in. */
export const Language = v.picklist(['en', 'cy']);
export type Language = v.InferOutput<typeof Language>;

/** A moment: milliseconds since 1970, UTC. */
export const Moment = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  // Beyond it JavaScript has no date (ECMA-262, section 21.4.1.1).
  v.maxValue(8.64e15),
);

/** A count or a `seq`: 0, 1, 2 … */
export const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An area's code as its publisher gives it, such as the ward E05009355. */
export const AreaCode = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_.-]{1,40}$/, 'an area code like E05009355'),
);

/** Text of at most `most` UTF-16 units, trimmed. */
export const text = (most: number) => v.pipe(v.string(), v.trim(), v.maxLength(most));
