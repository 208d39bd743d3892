import { html, type TemplateResult } from 'lit';

/** A web address that is written out with its scheme; its last sign is no punctuation. */
const ADDRESS = /https?:\/\/[^\s<>"\\^`{|}]*[^\s<>"\\^`{|}.,;:!?'’”]/giu;

/** Signs that nobody sees, or that turn the order of what one sees (Unicode's Cf). */
const UNSEEN = /\p{Cf}/u;

const count = (words: string, sign: string): number => words.split(sign).length - 1;

/** Without a closing bracket that was opened before the address: "(see https://hart.example)". */
const unbracketed = (found: string): string => {
  let address = found;
  while (address.endsWith(')') && count(address, ')') > count(address, '('))
    address = address.slice(0, -1);
  return address;
};

const parsed = (address: string): URL | null => {
  try {
    return new URL(address);
  } catch {
    // What only looks like an address stays text.
    return null;
  }
};

/**
 * Where an address leads, or null where it is not safe as a link: only http and https, and nothing
 * that leads elsewhere than it reads (a name before an @, letters of another alphabet in the
 * host, signs that nobody sees).
 */
const safe = (address: string): string | null => {
  const url = UNSEEN.test(address) ? null : parsed(address);
  if (!url) return null;
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const isAsRead = address
    .slice(url.protocol.length + 2)
    .toLowerCase()
    .startsWith(url.hostname);
  return isWeb && isAsRead && url.username === '' && url.password === '' ? url.href : null;
};

/**
 * What a person wrote, with its web addresses as links in full. All of it is text to the browser:
 * nothing of it is read as HTML, and its text content stays what was written. `note` says that a
 * link opens a new tab (WCAG 2.2, G201); the style sheet shows it.
 */
export const linked = (body: string, note: string): (string | TemplateResult)[] => {
  const parts: (string | TemplateResult)[] = [];
  let upTo = 0;
  for (const found of body.matchAll(ADDRESS)) {
    const address = unbracketed(found[0]);
    const href = safe(address);
    if (href === null) continue;
    parts.push(
      body.slice(upTo, found.index),
      html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow" data-note=${note}>${address}</a>`,
    );
    upTo = found.index + address.length;
  }
  return [...parts, body.slice(upTo)];
};
