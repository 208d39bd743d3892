import { strongDanger, type Language } from '@bellman/protocol';
import type { Council } from './settings.js';

/**
 * The usual phrases, where a council sets none. A word list, not a judgement: it finds phrases,
 * wherever they stand, and misses what is said in other words (docs/danger.md).
 */
const usual: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...strongDanger.en,
    'better off dead',
    'no reason to live',
    'self harm',
    'hurt myself',
    'kill me',
    'going to hurt me',
    'he hit me',
    'she hit me',
    'beating me',
    'has a gun',
    'cant breathe',
    'trapped by water',
    'smell gas',
    'unconscious',
    'life in danger',
  ],
  cy: [
    ...strongDanger.cy,
    'niweidio fy hun',
    'fy lladd',
    'arogli nwy',
    'anymwybodol',
    'bywyd mewn perygl',
  ],
};

/** The phrases that hint at danger to life: in `language`, and in English, which most can write. */
export const dangerPhrases = (
  { danger }: Pick<Council, 'danger'>,
  language: Language,
): readonly string[] => [
  ...new Set([...(danger[language] ?? usual[language]), ...(danger.en ?? usual.en)]),
];
