import { Problem } from '@bellman/protocol';
import { SaxesParser, type SaxesTagNS } from 'saxes';

/** An element as it was read; comments and processing instructions are left out. */
export interface XmlNode {
  /** Its namespace; empty where it has none. */
  readonly uri: string;
  readonly name: string;
  /** Attributes without namespace declarations: `{namespace}name` to value. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** All text directly in it, CDATA too. */
  readonly text: string;
}

interface Open extends XmlNode {
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  text: string;
}

/** How deep elements may lie in each other, and how many there may be. */
const most = { depth: 32, elements: 20_000 };

/** What the reader says is wrong, for people: `3:14: text` without what they sent, and short. */
const why = (error: Error): string =>
  error.message
    .replace(/[^\x20-\x7E]/g, '?')
    .slice(0, 120)
    .replace(/\.$/, '');

const xmlns = 'http://www.w3.org/2000/xmlns/';

const opened = ({ uri, local, attributes }: SaxesTagNS): Open => ({
  ...{ uri, name: local, children: [], text: '' },
  attributes: Object.fromEntries(
    Object.values(attributes)
      .filter((one) => one.uri !== xmlns)
      .map((one) => [one.uri === '' ? one.local : `{${one.uri}}${one.local}`, one.value]),
  ),
});

/**
 * Reads an XML 1.0 document with namespaces, strictly and within bounds: the first fault ends it.
 * A document type is refused where it begins, so that no entity is ever declared, read or fetched.
 * @param text as decoded, without a byte order mark; its size is bounded by whoever took it in
 * @throws Problem `cap-not-xml`, `cap-unsafe`
 */
export const readXml = (text: string): XmlNode => {
  const parser = new SaxesParser({ xmlns: true });
  const open: Open[] = [];
  let root: XmlNode | null = null;
  let elements = 0;
  const refuse = (problem: Problem): never => {
    throw problem;
  };
  parser.on('doctype', () => refuse(new Problem('cap-unsafe')));
  parser.on('error', (error) =>
    refuse(
      /undefined entity/i.test(error.message)
        ? new Problem('cap-unsafe')
        : new Problem('cap-not-xml', { why: why(error) }),
    ),
  );
  parser.on('opentag', (tag) => {
    elements += 1;
    if (open.length >= most.depth || elements > most.elements)
      refuse(new Problem('cap-not-xml', { why: 'it has too many elements, or too deep ones' }));
    const node = opened(tag);
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('closetag', () => {
    const node = open.pop();
    if (open.length === 0 && node !== undefined) root = node;
  });
  const put = (more: string): void => {
    const node = open.at(-1);
    if (node !== undefined) node.text += more;
  };
  parser.on('text', put);
  parser.on('cdata', put);
  // The parser tells of a document type only once it has read all of it.
  const prolog = text.slice(0, Math.max(0, text.search(/<[A-Za-z_:]/)));
  if (/<!DOCTYPE/i.test(prolog)) throw new Problem('cap-unsafe');
  parser.write(text).close();
  if (root === null) throw new Problem('cap-not-xml', { why: 'it has no element' });
  return root;
};
