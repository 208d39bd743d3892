import sharp from 'sharp';
// The relay's gate forbids all but what a chat takes; loading it here tries that, too.
import '../files/picture.js';

/** Where a photo was taken, as a phone writes it, and words that no copy of it may hold. */
const exif = {
  IFD0: { Make: 'SecretMaker', Copyright: 'SecretOwner', ImageDescription: 'SecretWords' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 16/1 48/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 50/1 24/1',
  },
};

/** What must be in a photo's bytes before, and in none afterwards. */
export const secrets = ['Exif', 'SecretMaker', 'SecretOwner', 'SecretWords', 'SecretXmp', 'ICC_P'];

/** 40 × 20 pixels: the left half red, the right half blue. */
const halves = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#0000ff' } }).composite([
    {
      input: { create: { width: 20, height: 20, channels: 3, background: '#ff0000' } },
      left: 0,
      top: 0,
    },
  ]);

/**
 * A photo with place, maker, XMP and profile in it, that its camera took turned on its side: upright
 * it is 20 × 40, red above blue.
 */
export const photo = async (format: 'jpeg' | 'png' | 'webp' = 'jpeg'): Promise<Buffer> =>
  halves()
    .withExif(exif)
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><SecretXmp/></x:xmpmeta>')
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .toFormat(format)
    .toBuffer();

/** A plain picture. */
export const plain = (
  width: number,
  height: number,
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' = 'png',
): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
    .toFormat(format)
    .toBuffer();

/** What a picture is, and its colour at a place. */
export const look = async (
  bytes: Uint8Array,
  at: { readonly left: number; readonly top: number } = { left: 0, top: 0 },
) => {
  const { width, height, format, ...rest } = await sharp(bytes).metadata();
  const pixel = await sharp(bytes)
    .extract({ ...at, width: 1, height: 1 })
    .raw()
    .toBuffer();
  return { width, height, format, rest, pixel: [...pixel] };
};

/** A PDF of one empty page, small and whole. */
export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n' +
    'trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
);
