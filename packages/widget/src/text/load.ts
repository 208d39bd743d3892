import type { Language } from '@bellman/protocol';
import { alertsEn } from './alerts-en.js';
import { en } from './en.js';
import { Texts, type Catalogue } from './texts.js';

/** The catalogue of one language; Welsh is fetched when it is asked for. */
export const catalogueOf = async (language: Language): Promise<Catalogue> => {
  if (language === 'en') return { ...en, ...alertsEn };
  const [chat, alerts] = await Promise.all([import('./cy.js'), import('./alerts-cy.js')]);
  return { ...chat.cy, ...alerts.alertsCy };
};

/** The sentences of one language, with a council's own wording laid over them. */
export const loadTexts = async (language: Language, overrides: Catalogue = {}): Promise<Texts> =>
  new Texts(language, await catalogueOf(language), overrides);
