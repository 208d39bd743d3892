import { seen } from '@bellman/protocol';
import type { XmlNode } from '../../ground/xml-read.js';

/** A message is read by name once its schema was checked. */

export const all = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.filter((child) => child.name === name);

/** The text of the first element of that name; empty where there is none. */
export const textOf = (node: XmlNode, name: string): string => all(node, name)[0]?.text ?? '';

/** What somebody wrote, without what nobody sees or what turns words round; lines end with \n. */
export const plain = (text: string): string => seen(text.replace(/\r\n?/g, '\n')).trim();

/** The same, without the spaces by which XML is laid out. */
export const unindented = (text: string): string => plain(text).replace(/[ \t]*\n[ \t]*/g, '\n');

/** A parameter of the relay's own, as `message.ts` writes them; null where there is none. */
export const ownParameter = (info: XmlNode, name: string): string | null => {
  const found = all(info, 'parameter').find(
    (one) => textOf(one, 'valueName') === `bellman:${name}`,
  );
  return found === undefined ? null : textOf(found, 'value');
};
