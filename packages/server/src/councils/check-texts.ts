import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Problem } from '@bellman/protocol';
import * as v from 'valibot';
import { folders } from '../ground/folders.js';

const Sentences = v.record(v.string(), v.string());
/** The widget's own wording by language and key, as the build writes it beside the widget. */
const Catalogue = v.object({ en: Sentences, cy: Sentences });
type Catalogue = v.InferOutput<typeof Catalogue>;

const readCatalogue = (folder: string): Catalogue | null => {
  const file = join(folder, 'texts.json');
  return existsSync(file) ? v.parse(Catalogue, JSON.parse(readFileSync(file, 'utf8'))) : null;
};

const holesIn = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(String);

/** Five times the longest of the widget's own; every page that has the widget loads all of them. */
const longest = 1_000;

const checkLengths = (language: Language, own: Readonly<Record<string, string>>): void => {
  for (const [key, { length }] of Object.entries(own)) {
    if (length > 0 && length <= longest) continue;
    const expected = `it must be 1 to ${longest} characters long, and has ${length}`;
    throw new Problem('settings-wrong', { path: `texts.${language}.${key}`, expected });
  }
};

/**
 * Checks a council's own wording against the widget's: a slip in a key would never be seen, and a
 * slip in a hole by every resident. Without a built widget there is nothing to check by.
 * @throws Problem `text-unknown`, `text-hole-unknown`, `settings-wrong` of a length
 */
export const checkTexts = (
  texts: Readonly<Record<Language, Readonly<Record<string, string>>>>,
  folder: string = folders.widget,
): void => {
  if (Language.options.every((language) => Object.keys(texts[language]).length === 0)) return;
  for (const language of Language.options) checkLengths(language, texts[language]);
  const catalogue = readCatalogue(folder);
  if (catalogue === null) return;
  for (const language of Language.options) {
    for (const [key, sentence] of Object.entries(texts[language])) {
      // Each language has plural forms of its own; what is filled in is the same in both.
      if (!Object.hasOwn(catalogue[language], key)) throw new Problem('text-unknown', { key });
      const known = holesIn(`${catalogue.en[key] ?? ''} ${catalogue.cy[key] ?? ''}`);
      const stray = holesIn(sentence).find((hole) => !known.includes(hole));
      if (stray === undefined) continue;
      const has = known.length === 0 ? 'none' : [...new Set(known)].join(', ');
      throw new Problem('text-hole-unknown', { key, hole: stray, known: has });
    }
  }
};
