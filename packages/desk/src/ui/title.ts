import { t } from '../text/text.js';

/** Says in the page's title which view is open. */
export const setTitle = (view: string): void => {
  document.title = t('desk.title', { view });
};
