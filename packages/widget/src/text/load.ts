import type { Language } from '@bellman/protocol';
import { en } from './en.js';
import { Texts, type Catalogue } from './texts.js';

/** The chat's catalogue in one language; Welsh is fetched when it is asked for. */
const catalogueOf = async (language: Language): Promise<Catalogue> =>
  language === 'en' ? en : (await import('./cy.js')).cy;

/** The chat's sentences in one language, with a council's own wording laid over them. */
export const loadTexts = async (language: Language, overrides: Catalogue = {}): Promise<Texts> =>
  new Texts(language, await catalogueOf(language), overrides);
