import { parseCookie, stringifySetCookie } from 'cookie';
import { limits } from '@bellman/protocol';

/** Bound to this host, https (or localhost) and every path by its `__Host-` prefix (RFC 6265bis). */
const NAME = '__Host-bellman';

const attributes = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const;

/** The session in a `Cookie` header; empty where there is none. */
export const sessionIn = (header: string | undefined): string =>
  header === undefined ? '' : (parseCookie(header)[NAME] ?? '');

/** A `Set-Cookie` header that keeps the session. */
export const keepSession = (session: string): string =>
  stringifySetCookie({
    name: NAME,
    value: session,
    maxAge: limits.staffSession.most / 1000,
    ...attributes,
  });

/** A `Set-Cookie` header that forgets the session. */
export const forgetSession = (): string =>
  stringifySetCookie({ name: NAME, value: '', maxAge: 0, ...attributes });
