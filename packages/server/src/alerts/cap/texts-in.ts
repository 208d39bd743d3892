import {
  isAlertLink,
  Problem,
  type AlertDraft,
  type AlertText,
  type Language,
} from '@bellman/protocol';
import type { XmlNode } from '../../ground/xml-read.js';
import { all, ownParameter, plain, textOf, unindented } from './fields.js';
import type { Infos } from './infos.js';
import { prefixes } from './words.js';

/** The longest that a draft may hold, UTF-16 units; what is sent is shorter, and people shorten it. */
const longest = { headline: 500, text: 5_000 };

const checkLength = (text: string, limit: number, path: string): string => {
  if (text.length <= limit) return text;
  const why = `it has ${text.length} characters, and may have ${limit}`;
  throw new Problem('cap-invalid', { path: `alert/info/${path}`, why });
};

const textIn = (
  info: XmlNode,
  language: Language,
  exercise: boolean,
  note: (sentence: string) => void,
): AlertText => {
  // What the relay wrote itself it takes as it is.
  const own = ownParameter(info, 'kind') !== null;
  const words = (name: string): string => {
    const text = own ? plain(textOf(info, name)) : unindented(textOf(info, name));
    const drill = prefixes[language];
    return exercise && text.startsWith(drill) ? text.slice(drill.length) : text;
  };
  const line = (name: string): string => words(name).replace(/\s+/g, ' ');
  const headline = line('headline');
  if (headline === '') note('It has no headline: its event stands in.');
  return {
    headline: checkLength(headline || line('event'), longest.headline, 'headline'),
    what: checkLength(words('description'), longest.text, 'description'),
    instruction: checkLength(words('instruction'), longest.text, 'instruction'),
  };
};

/** A message's words by language. @throws Problem `cap-invalid` where they are too long */
export const textsOf = (
  { en, cy }: Infos,
  exercise: boolean,
  note: (sentence: string) => void,
): AlertDraft['texts'] => ({
  en: textIn(en, 'en', exercise, note),
  ...(cy === null ? {} : { cy: textIn(cy, 'cy', exercise, note) }),
});

/**
 * Where more can be read: a page among the resources, else `web`, which in a message of the relay's
 * own is the alert's public page and is left out.
 */
export const linkOf = (info: XmlNode, note: (sentence: string) => void): string => {
  const pages = all(info, 'resource')
    .filter((one) => textOf(one, 'mimeType') === 'text/html')
    .map((one) => textOf(one, 'uri').trim());
  const [page] = pages;
  const own = ownParameter(info, 'kind') !== null;
  const web = page ?? (own ? '' : textOf(info, 'web').trim());
  if (all(info, 'resource').length > (page === undefined ? 0 : 1))
    note('Its pictures and files were left out.');
  if (web === '' || isAlertLink(web)) return web;
  note('Its link was left out: it is not an https address, or it hides where it goes.');
  return '';
};
