/** The part of a drawing that is seen, in the drawing's own units: an SVG `viewBox`. */
export interface MapWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far one may go in: a sixty-fourth of the width, some 300 m of a district. */
const DEEPEST = 64;

/** All of a drawing. */
export const whole = ({ width, height }: Pick<MapWindow, 'width' | 'height'>): MapWindow => ({
  x: 0,
  y: 0,
  width,
  height,
});

const within = (at: number, size: number, all: number): number =>
  Math.min(Math.max(at, 0), all - size);

/** `window` kept on the drawing `all`. */
const kept = (window: MapWindow, all: MapWindow): MapWindow => ({
  ...window,
  x: within(window.x, window.width, all.width),
  y: within(window.y, window.height, all.height),
});

/** Nearer (`factor` above 1) or further, about a point that stays where it is. */
export const zoomed = (
  window: MapWindow,
  all: MapWindow,
  factor: number,
  [x, y]: readonly [number, number] = [window.x + window.width / 2, window.y + window.height / 2],
): MapWindow => {
  const width = Math.min(Math.max(window.width / factor, all.width / DEEPEST), all.width);
  const ratio = width / window.width;
  const height = window.height * ratio;
  return kept({ x: x - (x - window.x) * ratio, y: y - (y - window.y) * ratio, width, height }, all);
};

/** Moved by so much of the drawing. */
export const moved = (window: MapWindow, all: MapWindow, dx: number, dy: number): MapWindow =>
  kept({ ...window, x: window.x + dx, y: window.y + dy }, all);

/** How many times larger than the whole drawing it shows things. */
export const scaleOf = (window: MapWindow, all: MapWindow): number => all.width / window.width;
