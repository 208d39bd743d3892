import { contrast } from './contrast.js';
import { themeOf, type Theme } from './theme.js';
import type { ThemeBrand } from './tokens.js';

/** What WCAG 2.2 asks: 4.5 of text (1.4.3), 3 of the parts of a control (1.4.11). */
const TEXT = 4.5;
const CONTROL = 3;

/** Two colours that meet on screen, by their tokens' names: the one in front, then its ground. */
type Pair = readonly [front: keyof Theme, ground: keyof Theme, needs: number];

const pairs: readonly Pair[] = [
  ['text', 'page', TEXT],
  ['text', 'surface', TEXT],
  ['secondary', 'page', TEXT],
  ['secondary', 'surface', TEXT],
  ['link', 'page', TEXT],
  ['link', 'surface', TEXT],
  ['visited', 'page', TEXT],
  ['visited', 'surface', TEXT],
  ['error', 'page', TEXT],
  ['error', 'surface', TEXT],
  ['onBrand', 'brand', TEXT],
  ['onButton', 'button', TEXT],
  ['onButton', 'buttonHover', TEXT],
  ['focusText', 'focus', TEXT],
  ['focusText', 'page', CONTROL],
  ['inputBorder', 'page', CONTROL],
  ['brand', 'page', CONTROL],
  ['button', 'page', CONTROL],
  ['buttonHover', 'page', CONTROL],
];

/** A pair of colours that cannot be told apart well enough. */
export interface FailingPair {
  /** The two tokens, such as "button on page". */
  readonly pair: string;
  /** Contrast as it is, 1 to 21, by WCAG 2.2. */
  readonly ratio: number;
  /** The least it must be. */
  readonly needs: number;
}

/** Every pair of the theme that fails WCAG 2.2 AA; none where the brand may be used. */
export const checkTheme = (brand: ThemeBrand): FailingPair[] => {
  const theme = themeOf(brand);
  return pairs
    .map(([front, ground, needs]) => ({
      pair: `${front} on ${ground}`,
      ratio: contrast(String(theme[front]), String(theme[ground])),
      needs,
    }))
    .filter(({ ratio, needs }) => ratio < needs);
};
