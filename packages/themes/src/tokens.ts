/** A council's choice: a base look, and its own colours as `#rrggbb` (protocol's `Brand`). */
export interface ThemeBrand {
  readonly base: 'govuk' | 'nhs';
  readonly brand?: string | undefined;
  readonly button?: string | undefined;
}

/** What a base look fixes; a council may change `brand` and `button` only. */
export interface BaseTokens {
  readonly text: string;
  readonly secondary: string;
  readonly link: string;
  readonly visited: string;
  readonly brand: string;
  readonly button: string;
  readonly buttonHover: string;
  readonly error: string;
  /** The border of an input: a control, so 3:1 or more on the page (WCAG 2.2, 1.4.11). */
  readonly inputBorder: string;
  /** A line that only decorates; nobody needs to see it. */
  readonly divider: string;
  readonly focus: string;
  readonly focusWidth: string;
  /** Text on the focus colour, and the dark part of every focus mark. */
  readonly focusText: string;
  readonly surface: string;
  readonly page: string;
  readonly font: string;
  readonly radius: string;
  /** CSS pixels, smallest first: nine steps. */
  readonly space: readonly number[];
}

/** Arial, since GDS Transport and Frutiger are licensed for their own sites only. */
const font = 'arial, sans-serif';

/** The two base looks. */
export const bases: Readonly<Record<ThemeBrand['base'], BaseTokens>> = {
  govuk: {
    text: '#0b0c0c',
    secondary: '#484949',
    link: '#1a65a6',
    visited: '#54319f',
    brand: '#1a65a6',
    button: '#0f7a52',
    buttonHover: '#0b5c3e',
    error: '#ca3535',
    inputBorder: '#0b0c0c',
    divider: '#cecece',
    focus: '#ffdd00',
    focusWidth: '3px',
    focusText: '#0b0c0c',
    surface: '#f4f8fb',
    page: '#ffffff',
    font,
    radius: '0px',
    space: [5, 10, 15, 20, 25, 30, 40, 50, 60],
  },
  nhs: {
    text: '#212b32',
    secondary: '#4c6272',
    link: '#005eb8',
    visited: '#330072',
    brand: '#005eb8',
    button: '#007f3b',
    buttonHover: '#00662f',
    error: '#d5281b',
    inputBorder: '#4c6272',
    divider: '#d8dde0',
    focus: '#ffeb3b',
    focusWidth: '4px',
    focusText: '#212b32',
    surface: '#f0f4f5',
    page: '#ffffff',
    font,
    radius: '4px',
    space: [4, 8, 16, 24, 32, 40, 48, 56, 64],
  },
};
