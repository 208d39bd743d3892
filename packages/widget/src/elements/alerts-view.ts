import type { CouncilView } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { defineOnce } from '../ground/define-once.js';
import type { Texts } from '../text/texts.js';

/** What the sign-up needs to be shown. */
export interface AlertsHost {
  readonly relay: string;
  /** The page's element; its attribute `worker` is the council's service worker file. */
  readonly widget: HTMLElement;
  /** In a page's flow: one button until somebody wants more. */
  readonly folded?: boolean;
}

/** Fetches the sign-up, once; until it is there its tag draws nothing. */
const load = async (): Promise<void> => {
  const { BellmanAlertsPanel } = await import('../alerts/alerts-panel.js');
  defineOnce('bellman-alerts-panel', BellmanAlertsPanel);
};

/** The sign-up for a council's alerts. */
export const alertsView = (host: AlertsHost, council: CouncilView, text: Texts): TemplateResult => {
  void load();
  return html`<bellman-alerts-panel
    .relay=${host.relay}
    .council=${council}
    .worker=${host.widget.getAttribute('worker') ?? ''}
    .text=${text}
    .folded=${host.folded ?? false}
  ></bellman-alerts-panel>`;
};
