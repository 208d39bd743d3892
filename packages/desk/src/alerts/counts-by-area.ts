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

type Row = AudienceCount['byArea'][number];

const head = ({ area }: Row, isPart: boolean): string =>
  isPart ? t('audience.partOf', { name: area.name }) : area.name;

const people = ({ area: { population } }: Row, isPart: boolean): string => {
  if (population === null) return t('audience.peopleUnknown');
  return t(isPart ? 'audience.ofAbout' : 'audience.about', { people: about(population) });
};

/**
 * How many are reached in each place, beside those who live there; then, of what was drawn, in each
 * ward that it lies in. @param places how many were chosen, which come first
 */
export const countsByArea = (
  count: AudienceCount | undefined,
  places: number,
): TemplateResult | typeof nothing =>
  count === undefined || count.byArea.length === 0
    ? nothing
    : table(
        t('audience.byArea'),
        [t('audience.place'), t('audience.inPlace'), t('audience.people')],
        count.byArea.map((row, at) => ({
          key: `${at}-${row.area.code}`,
          head: html`${head(row, at >= places)}`,
          cells: [figure(row.followers), people(row, at >= places)],
        })),
      );

/** Of a further version: who gets it because they got the first, and who is newly reached. */
export const lineCounts = (count: AudienceCount | undefined): TemplateResult | typeof nothing => {
  const line = count?.line;
  if (!line) return nothing;
  return html`<ul class="line-counts">
    <li>${t('audience.had', { had: followers(line.had) })}</li>
    <li>${t('audience.newly', { newly: followers(line.newly) })}</li>
  </ul>`;
};
