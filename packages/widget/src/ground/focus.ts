/** The element in `root` that has the focus, through the shadow roots in it; null where none has. */
export const focusIn = (root: DocumentOrShadowRoot): HTMLElement | null => {
  let element = root.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element instanceof HTMLElement ? element : null;
};
