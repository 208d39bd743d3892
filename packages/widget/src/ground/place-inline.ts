const INLINE = ':host{all:initial!important;display:block!important}';

/** Hands `part` the content of the page's element whose shadow it stands in, to show or to hold back. */
export const withSlot = <Part extends HTMLElement>(part: Part): Part => {
  part.append(document.createElement('slot'));
  return part;
};

/** Shows `part` in `element`'s shadow, once; it decides when the page's own content shows. */
export const placeIn = (element: HTMLElement, part: () => HTMLElement): void => {
  if (element.shadowRoot) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(INLINE);
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.append(withSlot(part()));
};
