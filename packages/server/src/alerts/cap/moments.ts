import { Problem } from '@bellman/protocol';
import type { XmlNode } from '../../ground/xml-read.js';
import { all, textOf } from './fields.js';
import { timeOf } from './times.js';

/** A time of a message as ms; null where it has none. */
export const momentOf = (text: string): number | null => timeOf(text);

const wrong = (path: string, why: string): Problem =>
  new Problem('cap-invalid', { path: `alert/${path}`, why });

/** How far ahead another's clock may be, ms. */
const ahead = 15 * 60_000;

/**
 * Checks a message's times against each other and against the clock: sent, not in the future;
 * onset and effective before the end; and the end still to come.
 * @param now ms
 * @throws Problem `cap-invalid`
 */
export const checkTimes = (root: XmlNode, now: number): void => {
  const sent = momentOf(textOf(root, 'sent'));
  if (sent !== null && sent > now + ahead) throw wrong('sent', 'it is in the future');
  for (const info of all(root, 'info')) {
    const expires = momentOf(textOf(info, 'expires'));
    if (expires === null) continue;
    for (const name of ['onset', 'effective'] as const) {
      const begins = momentOf(textOf(info, name));
      if (begins !== null && begins > expires) throw wrong(`info/${name}`, 'it is after expires');
    }
    if (sent !== null && expires <= sent) throw wrong('info/expires', 'it is not after sent');
    if (expires <= now) throw wrong('info/expires', 'it is over already');
  }
};
