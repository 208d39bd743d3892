import { t } from '../text/text.js';

/** Says in the page's title which view is open. */
export const setTitle = (view: string): void => {
  document.title = t('desk.title', { view });
};

/** Says first in the page's title that the open view has errors, as GOV.UK does. */
export const setTitleWithErrors = (view: string): void => setTitle(`${t('errors.prefix')} ${view}`);
