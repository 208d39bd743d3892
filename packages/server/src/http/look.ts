import { themeTokens } from '@bellman/themes';

type Brand = Parameters<typeof themeTokens>[0];

/**
 * A council's look as a stylesheet of custom properties, for the public pages: as a file, since
 * their policy allows no style in the page. Colours are checked by the settings' schema.
 */
export const lookOf = (brand: Brand): string => {
  const lines = Object.entries(themeTokens(brand)).map(([name, value]) => `  ${name}: ${value};\n`);
  return `:root {\n${lines.join('')}}\n`;
};
