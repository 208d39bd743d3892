import type { DeskSettings, Language } from '@bellman/protocol';
import { s } from '../text/settings.js';
import { listed } from '../text/text.js';
import type { FieldProblem } from './saving.js';
import { holesFor, holesOf, type Sentences } from './sentences.js';

/** The visible words of a control whose longer, accessible name is the sentence `key`. */
const shownFor = (key: string): string =>
  key === 'composer.attach' ? 'composer.attach.short' : key.replace(/\.name$/, '');

/** The accessible name of the control that shows the sentence `key`. */
const nameFor = (key: string): string =>
  key === 'composer.attach.short' ? 'composer.attach' : `${key}.name`;

const plain = (words: string): string => words.trim().toLowerCase();

/** Forms for one or two may say the number in a word. */
const maySayInWords = (key: string): boolean => /\.(zero|one|two)$/.test(key);

/** The holes that our sentence has and the council's wording has not, though it must. */
export const lostHoles = (key: string, ours: string | undefined, own: string): readonly string[] =>
  holesOf(ours ?? '').filter(
    (hole) => !own.includes(hole) && !(hole === '{count}' && maySayInWords(key)),
  );

/**
 * The words that the wording of `key` must contain, since they are what its control shows
 * (WCAG 2.5.3, label in name); undefined where it names no control that shows other words.
 */
export const mustContain = (
  key: string,
  language: Language,
  ours: Sentences,
  own: Sentences,
): string | undefined => {
  const shown = shownFor(key);
  const [short, long] = [ours[language][shown], ours[language][key]];
  if (shown === key || short === undefined || long === undefined) return undefined;
  return plain(long).includes(plain(short)) ? (own[language][shown] ?? short) : undefined;
};

/** What is wrong with the holes of a wording, in a sentence; undefined where nothing is. */
const holesWrong = (key: string, words: string, ours: Sentences, mine: string | undefined) => {
  const known = holesFor({ key, en: ours.en[key], cy: ours.cy[key] });
  const stray = holesOf(words).find((one) => !known.includes(one));
  if (stray !== undefined)
    return known.length > 0
      ? s('texts.hole-wrong', { hole: stray, known: listed(known) })
      : s('texts.hole-none', { hole: stray });
  const lost = lostHoles(key, mine, words);
  return lost.length > 0
    ? s('texts.hole-needed', { ours: mine ?? key, holes: listed(lost) })
    : undefined;
};

/** What must be put right of a council's wording before it is saved; `ours` is what it replaces. */
export const textProblems = (
  own: DeskSettings['texts'],
  ours: Sentences,
): readonly FieldProblem[] =>
  (['en', 'cy'] as const).flatMap((language) => {
    const keys = Object.keys(own[language]);
    const holes = keys.flatMap((key) => {
      const sentence = holesWrong(key, own[language][key] ?? '', ours, ours[language][key]);
      return sentence === undefined ? [] : [{ path: `texts.${language}.${key}`, sentence }];
    });
    // Either of the two may be the one that was worded anew; the name is what must follow.
    const names = new Set(keys.map((key) => (shownFor(key) === key ? nameFor(key) : key)));
    const labels = [...names].flatMap((name) => {
      const words = mustContain(name, language, ours, own);
      const theirs = ours[language][name] ?? '';
      if (words === undefined) return [];
      if (plain(own[language][name] ?? theirs).includes(plain(words))) return [];
      const sentence = s('texts.contains-wrong', { ours: theirs, words });
      return [{ path: `texts.${language}.${name}`, sentence }];
    });
    return [...holes, ...labels];
  });
