import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** A new id: UUIDv7 (RFC 9562), ordered by time, 74 bits of chance. */
export const newId = (now?: number): string => v7(now === undefined ? undefined : { msecs: now });

/** A new secret for a bearer: 192 bits, base64url. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** SHA-256 of `value`, hex: what is kept of a secret. */
export const digest = (value: string): string => createHash('sha256').update(value).digest('hex');
