/** A piece of HTML that may stand as it is. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | null | readonly Part[];

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const put = (part: Part): string => {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(put).join('');
  return escape(String(part));
};

/**
 * HTML from a template: what is put into it is escaped, for text and for quoted attributes,
 * unless it came from here itself. Lists are joined; null leaves nothing.
 */
export const markup = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.reduce((text, next, index) => `${text}${put(parts[index - 1] ?? null)}${next}`));

/** Text that people wrote, line by line: paragraphs at empty lines, breaks at single ones. */
export const paragraphs = (text: string): Html[] =>
  text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map(
      (part) =>
        markup`<p>${part
          .trim()
          .split('\n')
          .map((line, n) => (n === 0 ? line : markup`<br>${line}`))}</p>`,
    );
