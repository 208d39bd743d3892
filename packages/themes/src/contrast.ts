/** A channel of sRGB, 0 to 255, as light (WCAG 2.2, "relative luminance"). */
const light = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance of `#rrggbb`, 0 (black) to 1 (white), by WCAG 2.2. */
export const luminance = (colour: string): number => {
  const value = Number.parseInt(colour.slice(1), 16);
  return (
    0.2126 * light((value >> 16) & 255) +
    0.7152 * light((value >> 8) & 255) +
    0.0722 * light(value & 255)
  );
};

/** Contrast of two colours `#rrggbb`, 1 to 21, by WCAG 2.2; 1.4.3 asks 4.5 of text, 1.4.11 asks 3 of controls. */
export const contrast = (one: string, other: string): number => {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (lighter + 0.05) / (darker + 0.05);
};

/** Black or white, whichever reads better on `ground`. */
export const textOn = (ground: string): '#ffffff' | '#0b0c0c' =>
  contrast(ground, '#ffffff') >= contrast(ground, '#0b0c0c') ? '#ffffff' : '#0b0c0c';
