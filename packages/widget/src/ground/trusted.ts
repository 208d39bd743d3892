/** The part of Trusted Types that is used (W3C); TypeScript's DOM library does not have it. */
interface Policy {
  createScriptURL(url: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
}

/** One policy a page, however often the script was loaded: a second of its name is refused. */
const place = Symbol.for('bellman.trusted-types');

type Page = typeof globalThis & { trustedTypes?: PolicyFactory; [place]?: Policy };

/** Only a script of the page's own origin is trusted, which a service worker must be anyway. */
const createScriptURL = (url: string): string => {
  const { href, origin } = new URL(url, document.baseURI);
  if (origin !== location.origin)
    throw new TypeError(`${href} is not on this site, so it is not loaded. Check data-worker.`);
  return href;
};

/**
 * `url` as a script address that a page with `require-trusted-types-for 'script'` accepts, by the
 * policy `bellman`; absolute. Throws a TypeError for another origin. Typed as a string because
 * that is what the DOM library's signatures ask for.
 */
export const trustedScriptUrl = (url: string): string => {
  const page = globalThis as Page;
  if (!page.trustedTypes) return createScriptURL(url);
  page[place] ??= page.trustedTypes.createPolicy('bellman', { createScriptURL });
  return page[place].createScriptURL(url) as string;
};
