import { crc32, deflateSync } from 'node:zlib';

/** A bell on its ground, both `#rrggbb`. */
export interface IconColours {
  readonly ground: string;
  readonly bell: string;
}

/** As it is drawn: on a square of 32, so that it stays whole where a phone cuts a circle out. */
const GRID = 32;
/** Lines that are looked at in each row of pixels, for even edges. */
const FINE = 4;

/** Half a chord of a circle of `radius`, `away` from its middle. */
const chord = (radius: number, away: number): number =>
  Math.sqrt(Math.max(0, radius * radius - away * away));

/** Half the bell's width at a height of the grid: knob, dome, rim and clapper, all upright. */
const halfWidth = (y: number): number => {
  if (y < 14.5) return Math.max(chord(2, y - 6), y < 6.5 ? 0 : chord(8, y - 14.5));
  if (y < 20) return 8;
  if (y < 23) return 8 + ((y - 20) * 2) / 3;
  return y < 25 ? 0 : chord(3, y - 25);
};

/** How much of each pixel of a row the bell covers, 0 to 1. */
const coverOf = (row: number, size: number): number[] => {
  const halves = Array.from(
    { length: FINE },
    (_, line) => (halfWidth(((row + (line + 0.5) / FINE) * GRID) / size) * size) / GRID,
  );
  return Array.from({ length: size }, (_, column) => {
    const [left, right] = [column - size / 2, column + 1 - size / 2];
    const covered = halves.map((half) =>
      Math.max(0, Math.min(right, half) - Math.max(left, -half)),
    );
    return covered.reduce((sum, part) => sum + part, 0) / FINE;
  });
};

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** A chunk of a PNG file (W3C PNG, section 5.3): length, type, data, CRC. */
const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
};

/**
 * The icon as a PNG file (W3C PNG, third edition): 8 bits for each of red, green and blue, opaque,
 * since iPhones show black where an icon lets through.
 * @param size its width and height, pixels
 */
export const iconPng = (size: number, { ground, bell }: IconColours): Buffer => {
  const [from, to] = [channels(ground), channels(bell)];
  // Each row begins with its filter: none.
  const rows = Buffer.alloc(size * (1 + size * 3));
  for (let row = 0; row < size; row += 1) {
    coverOf(row, size).forEach((share, column) => {
      const at = row * (1 + size * 3) + 1 + column * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const [less = 0, more = 0] = [from[channel], to[channel]];
        rows[at + channel] = Math.round(less + (more - less) * share);
      }
    });
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // Bit depth 8, colour type 2 (truecolour), the usual compression, filter and order.
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
