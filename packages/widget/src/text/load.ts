import type { Language } from '@bellman/protocol';
import { en } from './en.js';
import { Texts, type Catalogue } from './texts.js';

/** The chat's catalogue in one language; Welsh is fetched when it is asked for. */
const catalogueOf = async (language: Language): Promise<Catalogue | null> =>
  language === 'en'
    ? en
    : import('./cy.js').then(
        ({ cy }) => cy,
        () => null,
      );

/**
 * The chat's sentences in one language, with a council's own wording laid over them; where that
 * language cannot be fetched, in English, since a chat without words is none.
 */
export const loadTexts = async (language: Language, overrides: Catalogue = {}): Promise<Texts> => {
  const catalogue = await catalogueOf(language);
  return catalogue ? new Texts(language, catalogue, overrides) : new Texts('en', en);
};
