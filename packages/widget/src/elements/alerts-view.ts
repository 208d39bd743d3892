import type { CouncilView } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import { defineOnce } from '../ground/define-once.js';
import type { Texts } from '../text/texts.js';
import { contactLinks } from './contact.js';

/** What the sign-up needs to be shown. */
export interface AlertsHost {
  readonly relay: string;
  /** The page's element; its attribute `worker` is the council's service worker file. */
  readonly widget: HTMLElement;
  /** In a page's flow: one button until somebody wants more. */
  readonly folded?: boolean;
  /** An alert (its id) that one may ask to be told the end of. */
  readonly alert?: string;
}

let loading: Promise<boolean> | undefined;

/** Fetches the sign-up, once; whether it is there. */
const load = (): Promise<boolean> =>
  (loading ??= import('../alerts/alerts-panel.js').then(
    ({ BellmanAlertsPanel }) => {
      defineOnce('bellman-alerts-panel', BellmanAlertsPanel);
      return true;
    },
    // The view says so, and what else one can do.
    () => false,
  ));

/** The sign-up for a council's alerts; when it cannot be fetched, what else one can do. */
export const alertsView = (host: AlertsHost, council: CouncilView, text: Texts): TemplateResult => {
  const failed = html`<div class="pad">
    <p role="alert">${text.t('panel.failed')}</p>
    ${contactLinks(text, council)}
    <slot></slot>
  </div>`;
  return html`
    <bellman-alerts-panel
      .relay=${host.relay}
      .council=${council}
      .worker=${host.widget.getAttribute('worker') ?? ''}
      .text=${text}
      .folded=${host.folded ?? false}
      .alert=${host.alert ?? ''}
    ></bellman-alerts-panel>
    ${until(load().then((isThere) => (isThere ? '' : failed)))}
  `;
};
