import type { Language } from '@bellman/protocol';
import type { Council } from './settings.js';

/**
 * The usual phrases, where a council sets none. A word list, not a judgement: it finds phrases,
 * wherever they stand, and misses what is said in other words (docs/danger.md).
 */
const usual: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'suicide',
    'suicidal',
    'kill myself',
    'killing myself',
    'end my life',
    'ending my life',
    'take my own life',
    'want to die',
    'better off dead',
    'no reason to live',
    'self harm',
    'hurt myself',
    'overdose',
    'kill me',
    'going to hurt me',
    'he hit me',
    'she hit me',
    'beating me',
    'has a knife',
    'has a gun',
    'not breathing',
    'cannot breathe',
    'cant breathe',
    'house is on fire',
    'trapped by water',
    'smell gas',
    'unconscious',
    'life in danger',
  ],
  cy: [
    'hunanladdiad',
    'lladd fy hun',
    'diwedd fy mywyd',
    'eisiau marw',
    'niweidio fy hun',
    'gorddos',
    'fy lladd',
    'cyllell gan',
    'ddim yn anadlu',
    'methu anadlu',
    'ty ar dan',
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
