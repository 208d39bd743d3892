import type { SendCounts } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { t } from '../text/alerts.js';

/** How far sending has come, as a bar and in words; the report has the numbers. */
export const progress = ({ audience, pending }: SendCounts): TemplateResult => {
  const done = audience - pending;
  return html`<section class="progress" aria-labelledby="progress-title">
    <h2 id="progress-title">${t('alert.progressTitle')}</h2>
    <label for="progress-bar">${t('alert.progressLabel')}</label>
    <progress id="progress-bar" max=${Math.max(audience, 1)} .value=${audience === 0 ? 1 : done}></progress>
    <p>${t('alert.progressOf', { done, all: audience })}</p>
  </section>`;
};
