import { limits, type ProblemCode, type ProblemParams, type ProblemView } from '@bellman/protocol';

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

/** As the relay would refuse; its own sentences for all its codes would be a heavy thing to load. */
const refusal = (code: ProblemCode, params: ProblemParams): ProblemView => ({
  type: `/problems#${code}`,
  title: code,
  status: 422,
  code,
  params,
});

/** Why the relay would refuse a file, as far as its name and size tell; null where they do not. */
export const refusalOf = ({ name, size, type }: File): ProblemView | null => {
  if (size === 0) return refusal('file-empty', { name });
  if (size > limits.fileBytes) {
    return refusal('file-too-large', { name, megabytes: limits.fileBytes / MEGABYTE });
  }
  const isKnown =
    type === '' ? Object.values(kinds).some((ending) => ending.test(name)) : type in kinds;
  return isKnown ? null : refusal('file-kind-refused', { name });
};

/** The same of a picture of `pixels`, width times height. */
export const pictureRefusal = (name: string, pixels: number): ProblemView | null => {
  const megapixels = limits.imagePixels / 1_000_000;
  return pixels > limits.imagePixels ? refusal('file-too-many-pixels', { name, megapixels }) : null;
};
