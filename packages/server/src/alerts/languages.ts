import type { AlertText, Language } from '@bellman/protocol';

/** Small words that nearly every sentence of the one language has, and hardly one of the other. */
const small: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set(
    'the is and of to in are you your for will be this it have not from with or'.split(' '),
  ),
  cy: new Set(
    "y yr yn mae ac i'r o'r a'r ar gan wedi eich chi bod fydd hyn neu gyda sydd nid i o'ch i'ch".split(
      ' ',
    ),
  ),
};

/** From how many small words on a text is clearly of their language, and how many times the other's. */
const least = 3;
const times = 3;

/** The language that a text is clearly in; null of a short text, or where that is not clear. */
const languageOf = ({ headline, what, instruction }: AlertText): Language | null => {
  const words = `${headline} ${what} ${instruction}`
    .toLowerCase()
    .replaceAll('’', "'")
    .match(/[\p{L}']+/gu);
  const count = (language: Language): number =>
    (words ?? []).filter((word) => small[language].has(word)).length;
  const [en, cy] = [count('en'), count('cy')];
  if (en >= least && en >= times * cy) return 'en';
  return cy >= least && cy >= times * en ? 'cy' : null;
};

/** Whether each text is clearly in the other's language: somebody pasted them the wrong way round. */
export const areExchanged = (en: AlertText, cy: AlertText): boolean =>
  languageOf(en) === 'cy' && languageOf(cy) === 'en';
