import type { Language } from '@bellman/protocol';
import { afterEn } from './after-en.js';
import type { Catalogue } from './texts.js';

/** The sentences of waiting, of coming back and of what follows a chat: fetched with these. */
export const afterIn = async (language: Language): Promise<Catalogue> =>
  language === 'en' ? afterEn : (await import('./after-cy.js')).afterCy;
