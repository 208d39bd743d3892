import { Problem } from '@bellman/protocol';
import type { RawText } from '../../http/body.js';

/** Names of UTF-8, and of ASCII, which is part of it. */
const utf8 = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);

/** Byte order marks, and how `<` begins without one, of what is not UTF-8 (XML 1.0, appendix F). */
const marks: readonly (readonly [string, readonly number[]])[] = [
  ['UTF-32', [0x00, 0x00, 0xfe, 0xff]],
  ['UTF-32', [0xff, 0xfe, 0x00, 0x00]],
  ['UTF-32', [0x00, 0x00, 0x00, 0x3c]],
  ['UTF-32', [0x3c, 0x00, 0x00, 0x00]],
  ['UTF-16', [0xfe, 0xff]],
  ['UTF-16', [0xff, 0xfe]],
  ['UTF-16', [0x00, 0x3c]],
  ['UTF-16', [0x3c, 0x00]],
  ['EBCDIC', [0x4c, 0x6f, 0xa7, 0x94]],
];

const declared = (bytes: Buffer): string | null =>
  /^(?:\xEF\xBB\xBF)?<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    bytes.toString('latin1', 0, 300),
  )?.[1] ?? null;

/**
 * A message's text. CAP messages are UTF-8; anything else is refused rather than guessed at: what
 * one program takes for a letter and another for a bracket is how filters are led past.
 * @throws Problem `cap-encoding`, `cap-not-xml`
 */
export const decode = ({ bytes, charset }: RawText): string => {
  const mark = marks.find(([, begins]) => begins.every((byte, index) => bytes[index] === byte));
  const named = [charset, declared(bytes)].find(
    (name) => name !== null && !utf8.has(name.toLowerCase()),
  );
  const encoding = mark?.[0] ?? named;
  if (encoding !== undefined && encoding !== null) throw new Problem('cap-encoding', { encoding });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Problem('cap-not-xml', { why: 'its bytes are not UTF-8' });
  }
};
