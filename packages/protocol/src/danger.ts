/** Letters and digits alone, lower case, one space between: how words are compared. */
const plainWords = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’‘]|\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Every message of a chat is held against the same list: its phrases are made plain once. */
const known = new WeakMap<readonly string[], readonly string[]>();

const plainOf = (phrases: readonly string[]): readonly string[] => {
  // A phrase without a letter or a digit is no phrase.
  const plain = known.get(phrases) ?? phrases.map(plainWords).filter((one) => one.length > 2);
  known.set(phrases, plain);
  return plain;
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
  const words = plainWords(text);
  return plainOf(phrases).some((phrase) => words.includes(phrase));
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
