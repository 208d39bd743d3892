import * as v from 'valibot';
import { Refusal } from '../link/refusal.js';
import { maybeSettings } from '../text/settings.js';

/** All that the widget says, by language and key: what the build writes to `/widget/texts.json`. */
const Sentences = v.object({
  en: v.record(v.string(), v.string()),
  cy: v.record(v.string(), v.string()),
});
export type Sentences = v.InferOutput<typeof Sentences>;

/**
 * Fetches the widget's own sentences.
 * @throws Refusal `unreachable` when no answer came, `not-understood` for any other file
 */
export const fetchSentences = async (): Promise<Sentences> => {
  let answer: unknown;
  try {
    const response = await fetch('/widget/texts.json');
    answer = response.ok ? await response.json() : null;
  } catch (cause) {
    throw Object.assign(new Refusal('unreachable'), { cause });
  }
  const checked = v.safeParse(Sentences, answer);
  if (!checked.success) throw new Refusal('not-understood');
  return checked.output;
};

/** A sentence in both languages, as the widget has it; Welsh has more plural forms than English. */
export interface Sentence {
  readonly key: string;
  readonly en: string | undefined;
  readonly cy: string | undefined;
}

const plain = (words: string): string =>
  words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");

/** Where a sentence stands, in plain words: by the first part of its key. */
export const placeOf = (key: string): string => {
  const part = key.split('.')[0] ?? key;
  return maybeSettings(`texts.place.${part}`) ?? part;
};

/**
 * The sentences whose words, ours or the council's, have all words of `search`; with `own`, only
 * those that the council has worded itself and those at which something is `wrong`. Those of one place stand together.
 */
export const found = (
  ours: Sentences,
  own: Sentences,
  {
    search,
    onlyOwn,
    wrong,
  }: { readonly search: string; readonly onlyOwn: boolean; readonly wrong: ReadonlySet<string> },
): readonly Sentence[] => {
  const keys = new Set([ours.en, ours.cy, own.en, own.cy].flatMap((texts) => Object.keys(texts)));
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  const places = [...new Set([...keys].map(placeOf))];
  return [...keys]
    .toSorted((one, other) => places.indexOf(placeOf(one)) - places.indexOf(placeOf(other)))
    .map((key) => ({ key, en: ours.en[key], cy: ours.cy[key] }))
    .filter(({ key, en = '', cy = '' }) => {
      const [mine, other] = [own.en[key], own.cy[key]];
      if (onlyOwn && mine === undefined && other === undefined && !wrong.has(key)) return false;
      const words = plain([key, placeOf(key), en, cy, mine ?? '', other ?? ''].join(' '));
      return wanted.every((word) => words.includes(word));
    });
};

/** The `{holes}` of a sentence, each once. */
export const holesOf = (sentence: string): readonly string[] => [
  ...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([hole]) => hole)),
];

/** The holes that a council's wording of a sentence may have. */
export const holesFor = ({ en = '', cy = '' }: Sentence): readonly string[] =>
  holesOf(`${en} ${cy}`);
