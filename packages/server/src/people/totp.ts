import { Secret, TOTP } from 'otpauth';

/** A time step, and how many before and after the present one are taken (RFC 6238, section 5.2). */
const PERIOD = 30;
const DRIFT = 1;

const totpOf = (secret: string, label = ''): TOTP =>
  new TOTP({
    ...{ issuer: 'Bellman', label, secret: Secret.fromBase32(secret) },
    ...{ algorithm: 'SHA1', digits: 6, period: PERIOD },
  });

/** A new secret for an authenticator app: 160 bits (RFC 4226, section 4), Base32. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** The secret as a QR code tells it to the app (Key URI), under the person's e-mail address. */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString();

/**
 * The time step of which `code` is the code (RFC 6238 over HMAC-SHA-1, six digits, 30 s), the one
 * before or after the present one too, since phones' clocks drift; null: of none of them.
 * @param now ms
 */
export const stepOf = (secret: string, code: string, now: number): number | null => {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: DRIFT });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
};

/** The code that an authenticator app shows at `now`, ms. */
export const codeAt = (secret: string, now: number): string =>
  totpOf(secret).generate({ timestamp: now });
