import type { Brand } from '@bellman/protocol';
import { themeTokens } from '@bellman/themes';

/** Lays a council's look on `host` as custom properties; `base` overrides the council's own base. */
export const applyTheme = (host: HTMLElement, brand: Brand, base: string | null): void => {
  const chosen: Brand = base === 'govuk' || base === 'nhs' ? { ...brand, base } : brand;
  for (const [name, value] of Object.entries(themeTokens(chosen)))
    host.style.setProperty(name, value);
};
