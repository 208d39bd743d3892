import { alertsEn } from './alerts-en.js';
import type { Texts } from './texts.js';

/** `text` with the sign-up's sentences too: they are fetched with it, not with the chat. */
export const withAlerts = async (text: Texts): Promise<Texts> =>
  text.with(text.language === 'en' ? alertsEn : (await import('./alerts-cy.js')).alertsCy);
