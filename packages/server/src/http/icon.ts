import { crc32, deflateSync } from 'node:zlib';

/** A bell on its ground, both `#rrggbb`. */
export interface IconColours {
  readonly ground: string;
  readonly bell: string;
}

/** As it is drawn: on a square of 32, so that it stays whole where a phone cuts a circle out. */
const GRID = 32;
/** Looked at so many times across and down each pixel, for even edges. */
const FINE = 4;

/** Whether a point of the grid lies in the bell: knob, dome, rim and clapper. */
const isBell = (x: number, y: number): boolean => {
  const across = Math.abs(x - 16);
  if (Math.hypot(across, y - 6) < 2) return true;
  if (y >= 6.5 && y < 14.5) return Math.hypot(across, y - 14.5) < 8;
  if (y >= 14.5 && y < 20) return across < 8;
  if (y >= 20 && y < 23) return across < 8 + ((y - 20) * 2) / 3;
  return y >= 25 && Math.hypot(across, y - 25) < 3;
};

/** How much of a pixel the bell covers, 0 to 1. */
const bellIn = (column: number, row: number, size: number): number => {
  const step = GRID / size;
  const has = (across: number, down: number): boolean =>
    isBell((column + across) * step, (row + down) * step);
  // No part of the bell is so fine as to miss all four corners: most pixels need no more.
  const corner = has(0, 0);
  if (has(1, 0) === corner && has(0, 1) === corner && has(1, 1) === corner) return corner ? 1 : 0;
  let hits = 0;
  for (let part = 0; part < FINE * FINE; part += 1)
    if (has(((part % FINE) + 0.5) / FINE, (Math.floor(part / FINE) + 0.5) / FINE)) hits += 1;
  return hits / (FINE * FINE);
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
    for (let column = 0; column < size; column += 1) {
      const share = bellIn(column, row, size);
      const at = row * (1 + size * 3) + 1 + column * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const [less = 0, more = 0] = [from[channel], to[channel]];
        rows[at + channel] = Math.round(less + (more - less) * share);
      }
    }
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
