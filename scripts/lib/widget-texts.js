import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

/** CLDR's plural categories, which differ from language to language. */
const CATEGORY = /\.(zero|one|two|few|many|other)$/;
/** @param {string} key */
const stem = (key) => key.replace(CATEGORY, '');
/** @param {Record<string, string>} catalogue */
const stems = (catalogue) => new Set(Object.keys(catalogue).map(stem));

/**
 * Every sentence of the widget, those that are fetched later too, by language and key: what a
 * council's administrator chooses from, to put their own wording over it. The widget never loads it.
 * @param {string} folder where `tsc` wrote the catalogues: `en.js`, `care-cy.js` …
 * @returns {Promise<{ en: Record<string, string>, cy: Record<string, string> }>}
 * @throws Error where a key is in one language only, or has two sentences
 */
export const widgetTexts = async (folder) => {
  /** @type {{ en: Record<string, string>, cy: Record<string, string> }} */
  const texts = { en: {}, cy: {} };
  // The chat's own sentences first: they are what a council looks for.
  const files = (await readdir(folder)).sort((one, other) => one.length - other.length);
  for (const file of files) {
    const language = /^(?:.*-)?(en|cy)\.js$/.exec(file)?.[1];
    if (language !== 'en' && language !== 'cy') continue;
    const module = await import(pathToFileURL(join(folder, file)).href);
    for (const catalogue of Object.values(module)) {
      for (const [key, sentence] of Object.entries(catalogue)) {
        // Two parts that are fetched apart may say the same; a council's wording is over both.
        if ((texts[language][key] ?? sentence) !== sentence) {
          throw new Error(`${file} says ${key} otherwise than another file`);
        }
        texts[language][key] = sentence;
      }
    }
  }
  const [english, welsh] = [stems(texts.en), stems(texts.cy)];
  const alone = [
    ...[...english].filter((key) => !welsh.has(key)),
    ...[...welsh].filter((key) => !english.has(key)),
  ];
  if (alone.length > 0) throw new Error(`only one language has ${alone.join(', ')}`);
  if (english.size === 0) throw new Error(`${folder} has no catalogues`);
  return texts;
};
