import { textOn } from './contrast.js';
import { bases, type BaseTokens, type ThemeBrand } from './tokens.js';

/** How far a button's own colour moves when the pointer is over it. */
const HOVER_SHARE = 0.2;

/** `from` moved by `share` (0 to 1) of the way to `to`; both `#rrggbb`. */
const mix = (from: string, to: string, share: number): string => {
  const parts = [1, 3, 5].map((at) => {
    const start = Number.parseInt(from.slice(at, at + 2), 16);
    const end = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(start + (end - start) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
};

/** Away from its text's colour, so that hovering never makes a button harder to read. */
const hoverOf = (button: string): string =>
  mix(button, textOn(button) === '#ffffff' ? '#000000' : '#ffffff', HOVER_SHARE);

/** A base look with a council's own colours in it, and the text colours that belong on them. */
export interface Theme extends BaseTokens {
  readonly onBrand: string;
  readonly onButton: string;
}

/** The whole theme for a council; the text on `brand` and `button` is computed, not chosen. */
export const themeOf = (brand: ThemeBrand): Theme => {
  const base = bases[brand.base];
  const button = brand.button ?? base.button;
  const ground = brand.brand ?? base.brand;
  return {
    ...base,
    brand: ground,
    button,
    buttonHover: brand.button === undefined ? base.buttonHover : hoverOf(button),
    onBrand: textOn(ground),
    onButton: textOn(button),
  };
};

/**
 * The theme as custom properties, ready for `style.setProperty`: every colour `#rrggbb`, widths
 * and spaces in CSS pixels, since a host page may make `rem` any size.
 */
export const themeTokens = (brand: ThemeBrand): Record<`--bellman-${string}`, string> => {
  const { space, ...theme } = themeOf(brand);
  return {
    '--bellman-text': theme.text,
    '--bellman-secondary': theme.secondary,
    '--bellman-link': theme.link,
    '--bellman-visited': theme.visited,
    '--bellman-brand': theme.brand,
    '--bellman-on-brand': theme.onBrand,
    '--bellman-button': theme.button,
    '--bellman-button-hover': theme.buttonHover,
    '--bellman-on-button': theme.onButton,
    '--bellman-error': theme.error,
    '--bellman-input-border': theme.inputBorder,
    '--bellman-divider': theme.divider,
    '--bellman-focus': theme.focus,
    '--bellman-focus-width': theme.focusWidth,
    '--bellman-focus-text': theme.focusText,
    '--bellman-surface': theme.surface,
    '--bellman-page': theme.page,
    '--bellman-font': theme.font,
    '--bellman-radius': theme.radius,
    ...Object.fromEntries(space.map((step, at) => [`--bellman-space-${at + 1}`, `${step}px`])),
  };
};
