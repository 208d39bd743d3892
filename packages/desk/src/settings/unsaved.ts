import type { SettingsPage } from '../ground/address.js';
import type { Session } from '../session.js';
import { savingOf } from './saving.js';

/**
 * Says whether a form that stands apart from the settings, such as one person's entry, has words
 * in it that are not saved: the settings' frame then asks before it is left.
 */
export const unsaved = (session: Session, council: string, page: SettingsPage, is: boolean): void =>
  savingOf(session, council, page).keepTyped('form', is ? 'typed' : undefined);

/** Says that something is shown this once, such as a new key: whoever leaves is told that it is lost. */
export const shownOnce = (session: Session, council: string, page: SettingsPage): void =>
  savingOf(session, council, page).keepTyped('form', 'shown');
