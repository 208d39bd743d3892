const INLINE = ':host{all:initial!important;display:block!important}';

/** Shows `part` in `element`'s shadow in place of the page's own content of it, once. */
export const placeIn = (element: HTMLElement, part: () => HTMLElement): void => {
  if (element.shadowRoot) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(INLINE);
  const root = element.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.append(part());
};
