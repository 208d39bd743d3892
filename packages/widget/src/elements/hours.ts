import type { WeekView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../text/texts.js';
import { hoursRows } from './hours-words.js';

/** A usual week as a small table with headers of its own (WCAG 1.3.1); nothing where it has none. */
export const hoursTable = (week: WeekView, text: Texts): TemplateResult | typeof nothing =>
  week.length === 0
    ? nothing
    : html`<table class="hours">
        <caption>${text.t('hours.heading')}</caption>
        <thead class="hidden">
          <tr>
            <th scope="col">${text.t('hours.day')}</th>
            <th scope="col">${text.t('hours.times')}</th>
          </tr>
        </thead>
        <tbody>
          ${hoursRows(week, text).map(
            ({ days, times }) =>
              html`<tr>
                <th scope="row">${days}</th>
                <td>${times}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
