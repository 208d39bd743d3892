/** What XML 1.0 has no place for at all (section 2.2), half a surrogate pair among it. */
const impossible = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escapes: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  // Which a reader would otherwise make a line end, or in an attribute a space (sections 2.11, 3.3.3).
  ...{ '"': '&quot;', '\r': '&#13;', '\n': '&#10;', '\t': '&#9;' },
};

const escaped = (text: string, signs: RegExp): string =>
  text.replace(impossible, '').replace(signs, (sign) => escapes[sign] ?? '');

/** An element: its name, attributes, and either text or elements; null leaves nothing. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly (XmlElement | null)[];
}

/** An element with text, or with elements in it. */
export const element = (
  name: string,
  content: XmlElement['content'] = [],
  attributes: XmlElement['attributes'] = {},
): XmlElement => ({ name, attributes, content });

/** An element where there is text for it; else nothing. */
export const optional = (name: string, text: string | null): XmlElement | null =>
  text === null || text === '' ? null : element(name, text);

const put = ({ name, attributes, content }: XmlElement, indent: string): string => {
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value, /[&<>"\r\n\t]/g)}"`)
    .join('');
  if (typeof content === 'string')
    return `${indent}<${name}${given}>${escaped(content, /[&<>\r]/g)}</${name}>\n`;
  const inner = content.map((one) => (one === null ? '' : put(one, `${indent}  `))).join('');
  return inner === ''
    ? `${indent}<${name}${given}/>\n`
    : `${indent}<${name}${given}>\n${inner}${indent}</${name}>\n`;
};

/**
 * An XML 1.0 document in UTF-8. Names are the program's own and are not escaped; text and
 * attributes may hold anything, and what XML cannot hold is left out of them.
 */
export const xmlDocument = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${put(root, '')}`;
