import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** What is sealed, each under a key of its own: what one opens, no other does. */
export type SealedRoom = 'push keys' | 'second steps';

/** Seals texts under BELLMAN_SECRET. `about` binds a sealed text to what it belongs to. */
export interface Box {
  seal(text: string, about: string): string;
  /** The text; null where the secret or `about` is another, or it was tampered with. */
  open(sealed: string, about: string): string | null;
}

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit IV each, under a key derived from the secret
 * and the room by HKDF-SHA256 (RFC 5869). Form: `v1.` and base64url of IV, tag, ciphertext.
 */
export const createBox = (secret: string, room: SealedRoom): Box => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'bellman', `${room} v1`, 32));
  return {
    seal: (text, about) => {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      cipher.setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open: (sealed, about) => {
      const [form, data] = sealed.split('.');
      const bytes = Buffer.from(data ?? '', 'base64url');
      if (form !== version || bytes.length < ivBytes + tagBytes) return null;
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      cipher.setAAD(Buffer.from(about));
      cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
      const body = cipher.update(bytes.subarray(ivBytes + tagBytes));
      try {
        return Buffer.concat([body, cipher.final()]).toString('utf8');
      } catch {
        // The tag does not fit: that is the answer, not a fault.
        return null;
      }
    },
  };
};
