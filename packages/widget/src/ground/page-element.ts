/** What elements extend; outside a browser, where there is none, importing them must not fail. */
export const PageElement = globalThis.HTMLElement ?? Object;
