import type { Outline } from './projection.js';

/** From one line of a name to the next, in em. */
export const LINE = 1.1;
/** The size of letters in the drawing's units (`.map__name`), and a letter's usual width in em. */
const SIZE = 20;
const LETTER = 0.56;
/** How far (in lines) a name may move from the middle of its area to find room, nearest first. */
const MOVES = [0, -0.5, 0.5, -1, 1, -1.5, 1.5, -2, 2];

/** A name where it has room. */
export interface PlacedName {
  readonly code: string;
  readonly lines: readonly string[];
  readonly at: readonly [x: number, y: number];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A name in lines of about ten characters. */
export const linesOf = (name: string): readonly string[] =>
  name.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < 9
      ? [...lines.slice(0, -1), `${last} ${word}`]
      : [...lines, word];
  }, []);

const boxOf = (lines: readonly string[], [x, y]: readonly [number, number]): Box => {
  const half = (Math.max(...lines.map(({ length }) => length)) * LETTER * SIZE) / 2;
  const rise = (lines.length * LINE * SIZE) / 2;
  return { left: x - half, right: x + half, top: y - rise, bottom: y + rise };
};

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Where names are written so that none lies on another: what is chosen first, then as given. A
 * name that has no room near the middle of its area is left out; the list beside the map has it.
 */
export const placeNames = (
  outlines: readonly Outline[],
  isChosen: (outline: Outline) => boolean,
): readonly PlacedName[] => {
  const taken: Box[] = [];
  const order = [...outlines.filter(isChosen), ...outlines.filter((one) => !isChosen(one))];
  return order.flatMap((outline) => {
    const { code, name, centre } = outline;
    const lines = linesOf(isChosen(outline) ? `✓ ${name}` : name);
    for (const move of MOVES) {
      const at = [centre[0], centre[1] + move * LINE * SIZE] as const;
      const box = boxOf(lines, at);
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return [{ code, lines, at }];
    }
    return [];
  });
};
