/**
 * The council's service worker file that the page's element names, absolute; null where it names
 * none, or one of another site, which a browser would not register.
 */
export const workerOf = (widget: HTMLElement): string | null => {
  const named = widget.getAttribute('worker');
  if (!named) return null;
  const { href, origin } = new URL(named, document.baseURI);
  return origin === location.origin ? href : null;
};
