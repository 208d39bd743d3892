/** Registers an element unless another copy of the widget has done so already. */
export const defineOnce = (name: string, element: CustomElementConstructor): void => {
  if (!customElements.get(name)) customElements.define(name, element);
};
