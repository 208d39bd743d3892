import { limits, Problem } from '@bellman/protocol';
import sharp from 'sharp';
import { createTurns } from '../ground/turns.js';
import type { Kind } from './kind.js';

// One picture at a time on one thread, and nothing kept between two: memory stays flat.
sharp.concurrency(1);
sharp.cache(false);
// libvips reads dozens of formats; what a chat does not take is not even opened.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'],
});

/** A picture's longest side as it is kept, pixels. */
export const LONGEST = 4_096;
/** How long one picture may take, seconds. */
const PATIENCE = 30;

const formats: Partial<Record<Kind, 'jpeg' | 'png' | 'webp'>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** A picture as it was written. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

const inTurn = createTurns({ atOnce: 1, waiting: 30 });
const full = (): Problem => new Problem('overloaded', { seconds: 20 });

/**
 * Draws a picture anew: upright as its camera noted it, in sRGB, within 4096 × 4096, and without
 * metadata (EXIF and its place, XMP, IPTC, profile, preview). What was hidden in or behind the
 * picture's data does not come along. Runs outside the event loop.
 * @param name as refusals repeat it
 * @throws Problem `file-too-many-pixels` by the header, before anything is decoded; `file-broken`;
 *   `overloaded`; `store-full`
 */
export const redraw = (
  from: string,
  to: string,
  { kind, name }: { readonly kind: Kind; readonly name: string },
): Promise<Picture> =>
  inTurn(async () => {
    const format = formats[kind];
    if (format === undefined) throw new Error(`${kind} is no picture`);
    try {
      const head = await sharp(from, { failOn: 'error', limitInputPixels: false }).metadata();
      if (head.width * head.height > limits.imagePixels) {
        const megapixels = limits.imagePixels / 1_000_000;
        throw new Problem('file-too-many-pixels', { name, megapixels });
      }
      const drawn = await sharp(from, { failOn: 'error', limitInputPixels: limits.imagePixels })
        .timeout({ seconds: PATIENCE })
        .autoOrient()
        .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
        .toFormat(format, format === 'png' ? {} : { quality: 85 })
        .toFile(to);
      return { width: drawn.width, height: drawn.height, bytes: drawn.size };
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (error instanceof Error && /no space left/i.test(error.message)) {
        throw new Problem('store-full');
      }
      throw new Problem('file-broken', { name });
    }
  }, full);
