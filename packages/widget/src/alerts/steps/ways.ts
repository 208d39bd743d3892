import { html, type TemplateResult } from 'lit';
import { familyOf } from '../permission.js';
import { frame, otherWay } from './frame.js';
import type { View } from './view.js';

/** How to allow notifications again in this very browser. */
export const howToAllow = ({ text, signUp }: View): TemplateResult => {
  const family = familyOf(signUp.parts.device.browser);
  return html`<p>${text.t(`alerts.blocked.${family}`)}</p>
    <p>${text.t('alerts.blocked.private')}</p>`;
};

/** The person, or their browser, said no. */
export const blockedStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const content = html`
    ${howToAllow(view)}
    <p>
      <button type="button" class="second" @click=${() => signUp.retryPermission()}>
        ${text.t('alerts.retry')}
      </button>
    </p>
    ${otherWay(view)}
  `;
  return frame(view, text.t('alerts.blocked.heading'), content);
};

/** No push in this browser. */
export const unsupportedStep = (view: View): TemplateResult =>
  frame(
    view,
    view.text.t('alerts.unsupported.heading'),
    html`<p>${view.text.t('alerts.unsupported.what')}</p>
      ${otherWay(view)}`,
  );

/** An iPhone or iPad, in Safari rather than from the Home Screen. */
export const homeScreenStep = (view: View): TemplateResult => {
  const { text, alertsPage } = view;
  const content = html`
    <p>${text.t('alerts.home-screen.what')}</p>
    <ol>
      <li><a href=${alertsPage}>${text.t('alerts.home-screen.open')}</a></li>
      <li>${text.t('alerts.home-screen.share')}</li>
      <li>${text.t('alerts.home-screen.start')}</li>
    </ol>
    ${otherWay(view)}
  `;
  return frame(view, text.t('alerts.home-screen.heading'), content);
};

/** The page names no worker file of this site, so alerts are turned on elsewhere. */
export const noWorkerStep = (view: View): TemplateResult =>
  frame(
    view,
    view.text.t('alerts.turn-on.heading'),
    html`<p>${view.text.t('alerts.no-worker')}</p>
      <p><a href=${view.alertsPage}>${view.text.t('alerts.other')}</a></p>`,
  );

/** Alerts are on, but the relay could not say what is followed. */
export const unreachedStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const content = html`
    <p>
      <button type="button" class="second" @click=${() => void signUp.open()}>
        ${text.t('alerts.retry')}
      </button>
    </p>
    ${otherWay(view)}
  `;
  return frame(view, text.t('alerts.yours.heading'), content);
};
