/**
 * The white space of lit's templates, squeezed for the bundles: what a person reads in the source
 * a resident's page need not load. It changes white space alone. Own code, since what there is
 * (minify-literals 2, @literals/html-css-minifier 4) brings a whole CSS or HTML compiler, and the
 * newest asks for a newer Node than ours.
 */

/** @param {string} css */
const squeezeCss = (css) =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    // A space before a colon, or after one in a selector, would mean something.
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/([;{][a-z-]+): /g, '$1:')
    .replaceAll(';}', '}');

/**
 * One space stays wherever there was some, since between inline elements it shows.
 * @param {string} html
 */
const squeezeHtml = (html) => html.replace(/\s+/g, ' ');

/** @type {Record<string, (text: string) => string>} */
const squeezers = { css: squeezeCss, html: squeezeHtml, svg: squeezeHtml };

/**
 * Where the text of tagged templates stands in a module, and what to write there instead.
 * @param {unknown} node ESTree, with `start` and `end` in UTF-16 units
 * @param {string} code
 * @returns {{ start: number, end: number, text: string }[]}
 */
const changesIn = (node, code) => {
  if (typeof node !== 'object' || node === null) return [];
  const inside = Object.values(node).flatMap((part) => changesIn(part, code));
  if (!('type' in node) || node.type !== 'TaggedTemplateExpression') return inside;
  const { tag, quasi } = /** @type {any} */ (node);
  const squeeze = tag.type === 'Identifier' ? squeezers[tag.name] : undefined;
  if (!squeeze) return inside;
  const own = quasi.quasis.map((/** @type {{ start: number, end: number }} */ { start, end }) => ({
    start,
    end,
    text: squeeze(code.slice(start, end)),
  }));
  return [...inside, ...own];
};

/**
 * `code` with its `css`, `html` and `svg` templates squeezed.
 * @param {string} code
 * @param {(code: string) => unknown} parse into ESTree
 */
export const squeezeTemplates = (code, parse) => {
  if (!/\b(css|html|svg)\s*`/.test(code)) return code;
  return changesIn(parse(code), code)
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, text: with_ }) => text.slice(0, start) + with_ + text.slice(end),
      code,
    );
};
