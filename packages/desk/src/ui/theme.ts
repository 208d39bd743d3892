import type { Brand } from '@bellman/protocol';
import { themeTokens } from '@bellman/themes';

/** Puts a theme's tokens on an element, by the CSSOM: the page allows no `style` attribute. */
export const applyTheme = (element: HTMLElement, brand: Brand): void => {
  for (const [name, value] of Object.entries(themeTokens(brand)))
    element.style.setProperty(name, value);
};

/** The desk's own look: it serves several councils, so it wears none of their colours. */
export const deskLook: Brand = { base: 'govuk' };
