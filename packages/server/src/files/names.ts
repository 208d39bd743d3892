import { limits, mask } from '@bellman/protocol';

/** Signs that show nothing and only steer what stands around them (Unicode Cc, Cf). */
const unseen = /[\p{Cc}\p{Cf}]/gu;

/** On one line, without what could turn round or hide the words beside it. */
const plain = (text: string): string => text.replace(unseen, '').replace(/\s+/g, ' ').trim();

/** What a file may be taken for by its type; the first is given where the name has none of them. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
};

/** At most `most` UTF-16 units, and no half of a character at the cut. */
const cut = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');

/** A name as a refusal repeats it: cleaned, masked and short. */
export const shownName = (name: string): string =>
  cut(mask(plain(name)).text, limits.fileNameLength) || 'The file';

/**
 * A file's name as it is kept: cleaned, masked (C7), without what no system takes in a name, and
 * with an ending that fits what the file is: a PDF called `bill.html` becomes `bill.html.pdf`, so
 * that whoever opens it gets what was checked.
 */
export const fileName = (name: string, type: string): string => {
  const safe = mask(plain(name))
    .text.replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^\.+/, '');
  const fitting = endings[type] ?? [];
  const at = safe.lastIndexOf('.');
  const ending = at < 0 ? '' : safe.slice(at + 1).toLowerCase();
  const fits = fitting.includes(ending);
  const stem = fits ? safe.slice(0, at) : safe;
  const tail = `.${fits ? ending : (fitting[0] ?? 'bin')}`;
  return `${cut(stem.trim(), limits.fileNameLength - tail.length).trim() || 'file'}${tail}`;
};

/** What an image shows, in its sender's words, as it is kept: cleaned and masked. */
export const altText = (alt: string): string => mask(plain(alt)).text;
