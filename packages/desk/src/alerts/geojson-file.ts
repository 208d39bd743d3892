import { limits } from '@bellman/protocol';
import type { Refusal } from '../link/refusal.js';
import { t } from '../text/alerts.js';
import { Wrong } from './place-wrong.js';

/** No degree is so large: a position with it is in metres. */
const METRES = 1_000;

/**
 * The text of a file that can be GeoJSON; whether it is, the relay says.
 * @throws Wrong in words for whoever exported it, not for who wrote the program
 */
export const geojsonIn = async (file: File | undefined): Promise<string> => {
  if (!file) throw new Wrong('file', t('where.fileMissing'));
  if (file.size > limits.shapeBytes)
    throw new Wrong('file', t('where.fileLarge', { limit: limits.shapeBytes / (1024 * 1024) }));
  const text = await file.text();
  if (text.trim() === '') throw new Wrong('file', t('where.fileEmpty'));
  // PKZIP's mark (APPNOTE 4.3.7), which shapefiles and KMZ begin with too.
  if (text.startsWith('PK\u0003\u0004')) throw new Wrong('file', t('where.fileZip'));
  try {
    JSON.parse(text);
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    throw new Wrong('file', t('where.fileNotGeojson'));
  }
  return text;
};

/** The relay's reason against a file, and what to do where it is in metres. */
export const wrongFile = (refusal: Refusal): Wrong => {
  const numbers = String(refusal.params['at'] ?? '')
    .split(',')
    .map(Number);
  return refusal.code === 'shape-out-of-range' && numbers.some((n) => Math.abs(n) > METRES)
    ? new Wrong('file', t('where.fileGrid'))
    : Wrong.of(refusal, 'file');
};

/** GeoJSON with the two numbers of every position the other way round. */
export const swappedIn = (geojson: string): string =>
  JSON.stringify(
    JSON.parse(geojson, (_, value: unknown) =>
      Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'
        ? [value[1], value[0]]
        : value,
    ),
  );
