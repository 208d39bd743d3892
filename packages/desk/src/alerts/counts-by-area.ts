import type { AudienceCount } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text/alerts.js';
import { table } from '../ui/table.js';
import { about, followers } from './words.js';

/** A number on its own where its column says of what. */
const figure = (n: number | null): string => {
  const words = followers(n);
  return words.slice(0, 1).toLocaleUpperCase('en-GB') + words.slice(1);
};

/** How many are reached in each place, beside those who live there. */
export const countsByArea = (count: AudienceCount | undefined): TemplateResult | typeof nothing =>
  count === undefined || count.byArea.length === 0
    ? nothing
    : table(
        t('audience.byArea'),
        [t('audience.place'), t('audience.inPlace'), t('audience.people')],
        count.byArea.map(({ area, followers: n }, at) => ({
          key: `${at}-${area.code}`,
          head: html`${area.name}`,
          cells: [
            figure(n),
            area.population === null
              ? t('audience.peopleUnknown')
              : t('audience.about', { people: about(area.population) }),
          ],
        })),
      );
