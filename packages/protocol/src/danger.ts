/** Letters and digits alone, lower case, one space between: how words are compared. */
const plainWords = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘]|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Phrases by their first word, as they are compared: few messages have any of those words. */
type ByFirst = ReadonlyMap<string, readonly string[]>;

/** Every message of a chat is held against the same list. */
const known = new WeakMap<readonly string[], ByFirst>();

const byFirstOf = (phrases: readonly string[]): ByFirst => {
  const before = known.get(phrases);
  if (before !== undefined) return before;
  const byFirst = new Map<string, string[]>();
  for (const phrase of phrases.map(plainWords)) {
    const [, first = ''] = phrase.split(' ');
    if (first !== '') byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  known.set(phrases, byFirst);
  return byFirst;
};

/**
 * Whether a text has one of the council's danger phrases as whole words, whatever their case,
 * accents and apostrophes (C12), and whatever signs that show nothing stand in them. It is a word
 * list, not a judgement: it neither understands a "not" nor a story, and only brings help to the
 * screen and a hint to an adviser.
 *
 * @param phrases a list that does not change; another list is another array
 */
export const mentionsDanger = (text: string, phrases: readonly string[]): boolean => {
  const byFirst = byFirstOf(phrases);
  if (byFirst.size === 0) return false;
  const words = plainWords(text);
  return words
    .split(' ')
    .some((word) => byFirst.get(word)?.some((phrase) => words.includes(phrase)) === true);
};

/**
 * The strongest of the usual phrases, which both ends know: a client goes by them until the
 * council's own have come, since help must not wait for a council that cannot be asked yet.
 */
export const strongDanger = {
  en: [
    'suicide',
    'suicidal',
    'kill myself',
    'killing myself',
    'end my life',
    'ending my life',
    'take my own life',
    'want to die',
    'overdose',
    'has a knife',
    'not breathing',
    'cannot breathe',
    'house is on fire',
  ],
  cy: [
    'hunanladdiad',
    'lladd fy hun',
    'diwedd fy mywyd',
    'eisiau marw',
    'gorddos',
    'cyllell gan',
    'ddim yn anadlu',
    'methu anadlu',
    'ty ar dan',
  ],
} as const;
