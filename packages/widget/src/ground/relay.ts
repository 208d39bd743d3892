/** The relay's origin: the `relay` attribute, else where this script came from. */
export const relayOf = (element: Element): string =>
  new URL(element.getAttribute('relay') ?? import.meta.url, document.baseURI).origin;
