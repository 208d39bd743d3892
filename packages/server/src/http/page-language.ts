import type { Language } from '@bellman/protocol';
import type { Request } from './express.js';

/** The language that a page's address asks for; null where it asks for none that we know. */
export const askedLanguage = ({ query: { lang } }: Request): Language | null =>
  lang === 'en' || lang === 'cy' ? lang : null;

/**
 * What a page, or a refusal that is read as one, is written in: as its address asks, else as the
 * browser would rather have it (`Accept-Language`, RFC 9110, section 12.5.4).
 */
export const languageOf = (request: Request): Language =>
  askedLanguage(request) ?? (request.acceptsLanguages('en', 'cy') === 'cy' ? 'cy' : 'en');
