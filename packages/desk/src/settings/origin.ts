/**
 * The origin (RFC 6454) that somebody means who types a page's address, or a website's without
 * `https://`; null where there is none in it.
 */
export const originOf = (typed: string): string | null => {
  const words = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(words) ? words : `https://${words}`;
  if (!URL.canParse(address)) return null;
  const { protocol, origin, hostname, username } = new URL(address);
  // A browser writes * and what else no name can have as %2A; other alphabets come as xn--….
  const isName = /^[a-z0-9-]+(\.[a-z0-9-]+)+\.?$/.test(hostname) || hostname === 'localhost';
  return /^https?:$/.test(protocol) && isName && username === '' ? origin : null;
};
