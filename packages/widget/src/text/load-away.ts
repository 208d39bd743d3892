import type { Language } from '@bellman/protocol';
import { awayEn } from './away-en.js';
import type { Catalogue } from './texts.js';

/** The sentences of what is not simply open: fetched with it, not with the chat. */
export const awayIn = async (language: Language): Promise<Catalogue> =>
  language === 'en' ? awayEn : (await import('./away-cy.js')).awayCy;
