import type { SendCounts } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { t } from '../text/alerts.js';
import { count } from '../text/text.js';

/** How far sending has come, as a bar and in numbers. */
export const progress = (counts: SendCounts): TemplateResult => {
  const { audience, accepted, gone, failed, pending } = counts;
  const done = audience - pending;
  const rows: readonly (readonly [string, number])[] = [
    [t('alert.audienceAtSend'), audience],
    [t('alert.accepted'), accepted],
    [t('alert.unreachable'), gone + failed],
    [t('alert.pending'), pending],
  ];
  return html`<section class="progress" aria-labelledby="progress-title">
    <h2 id="progress-title">${t('alert.progressTitle')}</h2>
    <label for="progress-bar">${t('alert.progressLabel')}</label>
    <progress id="progress-bar" max=${Math.max(audience, 1)} .value=${audience === 0 ? 1 : done}></progress>
    <p>${t('alert.progressOf', { done, all: audience })}</p>
    <dl class="numbers">
      ${rows.map(
        ([label, n]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${count(n)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
};
