import { Problem } from '@bellman/protocol';
import type { XmlNode } from '../../ground/xml-read.js';
import { namespace } from './message.js';
import { alertContent, type Content, type Particle } from './schema.js';
import { isTime } from './times.js';

/** XML Signature, which may follow the message; it is not read. */
const signature = 'http://www.w3.org/2000/09/xmldsig#';
/** Where a schema lies, which is not fetched. */
const instance = '{http://www.w3.org/2001/XMLSchema-instance}';

const wrong = (path: string, why: string): Problem => new Problem('cap-invalid', { path, why });

/** A name that somebody sent, short and plain enough to be said back. */
const said = (name: string): string => name.replace(/[^\w.:-]/g, '?').slice(0, 40);

const forms: Readonly<Record<string, (value: string) => boolean>> = {
  time: isTime,
  language: (value) => /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(value),
  integer: (value) => /^[-+]?\d+$/.test(value),
  decimal: (value) => /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(value),
};

const expected: Readonly<Record<string, string>> = {
  time: 'it is no time with an offset, like 2026-06-01T10:00:00+01:00',
  language: 'it is no language, like en-GB',
  integer: 'it is no whole number',
  decimal: 'it is no number',
};

const checkText = (node: XmlNode, content: Content, path: string): void => {
  if (node.children.length > 0) throw wrong(path, 'it holds elements, and may hold only text');
  if (content.is === 'one of') {
    if (!content.of.includes(node.text))
      throw wrong(path, `it is none of ${content.of.join(', ')}`);
    return;
  }
  // An empty one has the schema's own default, en-US.
  if (content.is === 'language' && node.text === '') return;
  const form = forms[content.is];
  if (form !== undefined && !form(node.text.trim()))
    throw wrong(path, expected[content.is] ?? 'it has the wrong form');
};

const checkNode = (node: XmlNode, content: Content, path: string): void => {
  const stray = Object.keys(node.attributes).find((name) => !name.startsWith(instance));
  if (stray !== undefined)
    throw wrong(path, `it has an attribute ${said(stray)}, and may have none`);
  if (content.is === 'elements') checkSequence(node, content.of, path);
  else checkText(node, content, path);
};

const checkSequence = (node: XmlNode, sequence: readonly Particle[], path: string): void => {
  if (node.text.trim() !== '') throw wrong(path, 'it holds text between its elements');
  let at = 0;
  for (const { name, content, least, many } of sequence) {
    let count = 0;
    for (;;) {
      const child = node.children[at];
      if (child?.name !== name || child.uri !== namespace || (count > 0 && !many)) break;
      count += 1;
      checkNode(child, content, `${path}/${name}${many ? `[${count}]` : ''}`);
      at += 1;
    }
    if (count < least) throw wrong(path, `${name} is missing, or not in its place`);
  }
  checkRest(node, at, path);
};

/** After a message's own elements there may be signatures; after any other's, nothing. */
const checkRest = (node: XmlNode, from: number, path: string): void => {
  const rest = node.children.slice(from);
  const stray = rest.find(({ uri }) => path !== 'alert' || uri !== signature);
  if (stray !== undefined)
    throw wrong(path, `${said(stray.name)} is unknown there, there twice, or not in its place`);
};

/**
 * Checks a message as CAP-v1.2.xsd does (OASIS, CAP 1.2, section 3.4), with the reason in words.
 * @throws Problem `cap-invalid`, `cap-unsupported` where it is another version of CAP
 */
export const checkSchema = (root: XmlNode): void => {
  if (root.name !== 'alert') throw wrong(said(root.name), 'a CAP message is an alert element');
  if (root.uri !== namespace) {
    const version = /^urn:oasis:names:tc:emergency:cap:(1\.[01])$/.exec(root.uri)?.[1];
    if (version !== undefined)
      throw new Problem('cap-unsupported', { why: `it is CAP ${version}, not CAP 1.2` });
    throw wrong('alert', `its namespace is not ${namespace}`);
  }
  checkNode(root, alertContent, 'alert');
};

/** Whether a message, already checked, is signed. */
export const isSigned = (root: XmlNode): boolean =>
  root.children.some(({ uri }) => uri === signature);
