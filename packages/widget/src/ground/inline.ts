const INLINE = ':host{all:initial!important;display:block!important}';

/**
 * Shows what `load` makes in `element`'s shadow, once. Until it is there, and if it cannot be
 * fetched, the page's own content of the element stays.
 */
export const showInline = (element: HTMLElement, load: () => Promise<HTMLElement>): void => {
  if (element.shadowRoot) return;
  const root = element.attachShadow({ mode: 'open' });
  root.append(document.createElement('slot'));
  load().then(
    (part) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(INLINE);
      root.adoptedStyleSheets = [sheet];
      root.replaceChildren(part);
    },
    () => element.setAttribute('failed', ''),
  );
};
