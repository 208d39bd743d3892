import type { CurrentAlert } from '@bellman/protocol';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Texts } from '../text/texts.js';

type Weight = 'danger' | 'warning' | 'information' | 'clear';

/** A triangle for what harms, a circle for news, a tick for what is over: not colours alone (1.4.1). */
const icons: Record<Weight, TemplateResult> = {
  danger: svg`<path d="M12 3L22 21H2zM12 9v6M12 17v2" />`,
  warning: svg`<path d="M12 3L22 21H2zM12 9v6M12 17v2" />`,
  information: svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v2M12 11v6" />`,
  clear: svg`<circle cx="12" cy="12" r="9" /><path d="M8 12l3 3 5-6" />`,
};

const weightOf = ({ severity, type }: CurrentAlert): Weight => {
  if (type === 'all-clear') return 'clear';
  if (severity === 'Extreme') return 'danger';
  return severity === 'Severe' || severity === 'Moderate' ? 'warning' : 'information';
};

const one = (alert: CurrentAlert, text: Texts): TemplateResult => {
  const weight = weightOf(alert);
  return html`<li class=${weight}>
    <svg viewBox="0 0 24 24" aria-hidden="true">${icons[weight]}</svg>
    <div>
      <p><strong>${text.t(`away.alert.${weight}`)}:</strong> ${alert.headline}</p>
      <a href=${alert.url} target="_blank" rel="noopener"
        >${text.t('away.alert.more')}<span class="hidden">
          ${text.t('away.alert.more.about', { headline: alert.headline })}</span
        ></a
      >
    </div>
  </li>`;
};

/** Current alerts as a short list; each keeps its own element, so that none is announced twice. */
export const alertList = (
  alerts: readonly CurrentAlert[],
  text: Texts,
): TemplateResult | typeof nothing =>
  alerts.length === 0
    ? nothing
    : html`<ul class="news" role="list" aria-label=${text.t('away.alerts')}>
        ${repeat(
          alerts,
          ({ id }) => id,
          (alert) => one(alert, text),
        )}
      </ul>`;
