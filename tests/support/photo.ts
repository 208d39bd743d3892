import type { Page } from 'playwright';

/** A tag of a TIFF directory (TIFF 6.0, section 2): number, type, count, value or offset. */
const tag = (number: number, type: number, count: number, value: readonly number[]): number[] => [
  number & 255,
  number >> 8,
  type,
  0,
  count,
  0,
  0,
  0,
  ...value,
];

/** Degrees, minutes and seconds as three fractions, little-endian. */
const position = (...parts: readonly number[]): number[] =>
  parts.flatMap((part) => [part, 0, 0, 0, 1, 0, 0, 0]);

/**
 * An APP1 segment with Exif 2.32: where the photo was taken, 51° 16' 40" north, 0° 50' 35" west
 * (Fleet, Hampshire).
 */
const whereItWasTaken = (): Buffer => {
  // TIFF header, then one directory that points to the GPS directory, which points to its numbers.
  const header = [0x49, 0x49, 42, 0, 8, 0, 0, 0];
  const main = [1, 0, ...tag(0x8825, 4, 1, [26, 0, 0, 0]), 0, 0, 0, 0];
  const gps = [
    4,
    0,
    ...tag(1, 2, 2, [0x4e, 0, 0, 0]),
    ...tag(2, 5, 3, [80, 0, 0, 0]),
    ...tag(3, 2, 2, [0x57, 0, 0, 0]),
    ...tag(4, 5, 3, [104, 0, 0, 0]),
    0,
    0,
    0,
    0,
  ];
  const tiff = [...header, ...main, ...gps, ...position(51, 16, 40), ...position(0, 50, 35)];
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(tiff)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** A photo as a phone takes it: JPEG, made by the browser, with the place in its Exif. */
export const takePhoto = async (page: Page): Promise<Buffer> => {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(640, 480);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.fillStyle = 'green';
    pen.fillRect(0, 0, 640, 480);
    pen.fillStyle = 'black';
    pen.fillRect(200, 120, 240, 300);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
  });
  const plain = Buffer.from(base64, 'base64');
  // After the start of the image, before everything else (JPEG, ISO/IEC 10918-1).
  return Buffer.concat([plain.subarray(0, 2), whereItWasTaken(), plain.subarray(2)]);
};

/** Whether a file still says where it was taken, or anything else in Exif. */
export const hasExif = (bytes: Buffer): boolean =>
  bytes.includes(Buffer.from('Exif\0\0', 'latin1')) || bytes.includes(Buffer.from([0x25, 0x88]));
