import { limits, problemView, type ProblemView } from '@bellman/protocol';

/** Kinds that can be sent, with the endings of their names for systems that know no media types. */
const kinds: Readonly<Record<string, RegExp>> = {
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
  'image/webp': /\.webp$/i,
  'application/pdf': /\.pdf$/i,
};

/** What a file picker is told to offer. */
export const ACCEPTED = Object.keys(kinds).join();

const MEGABYTE = 1024 * 1024;

/** Why the relay would refuse a file, as far as its name and size tell; null where they do not. */
export const refusalOf = ({ name, size, type }: File): ProblemView | null => {
  if (size === 0) return problemView('file-empty', { name });
  if (size > limits.fileBytes) {
    return problemView('file-too-large', { name, megabytes: limits.fileBytes / MEGABYTE });
  }
  const isKnown =
    type === '' ? Object.values(kinds).some((ending) => ending.test(name)) : type in kinds;
  return isKnown ? null : problemView('file-kind-refused', { name });
};

/** The same of a picture of `pixels`, width times height. */
export const pictureRefusal = (name: string, pixels: number): ProblemView | null => {
  const megapixels = limits.imagePixels / 1_000_000;
  return pixels > limits.imagePixels
    ? problemView('file-too-many-pixels', { name, megapixels })
    : null;
};
