import type { Texts } from '../text/texts.js';

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** A size in words: 1 KB at least, 640 KB, 2.4 MB. */
export const sizeWords = (bytes: number, text: Texts): string => {
  if (bytes < MEGABYTE) {
    return text.t('file.size.kb', { count: Math.max(1, Math.round(bytes / KILOBYTE)) });
  }
  return text.t('file.size.mb', { count: Math.round((bytes / MEGABYTE) * 10) / 10 });
};

/** A media type in a word. */
export const kindWords = (type: string, text: Texts): string => {
  if (type.startsWith('image/')) return text.t('file.kind.image');
  return text.t(type === 'application/pdf' ? 'file.kind.pdf' : 'file.kind.other');
};
