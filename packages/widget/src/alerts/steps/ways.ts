import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../../text/texts.js';
import { abilityOf, settingsOf, type Browser } from '../permission.js';
import { frame, link } from './frame.js';
import type { View } from './view.js';

/** How to allow notifications again in a browser. */
export const allowWords = (text: Texts, browser: Browser): TemplateResult => {
  const settings = settingsOf(browser);
  return html`<p>${text.t(`alerts.blocked.${settings}`)} ${text.t('alerts.blocked.then')}</p>
    ${settings === 'ios' ? nothing : html`<p>${text.t('alerts.blocked.private')}</p>`}`;
};

/** The same for this very browser. */
export const howToAllow = ({ text, signUp }: View): TemplateResult =>
  allowWords(text, signUp.parts.device.browser);

/** By e-mail: straight to the address once places are chosen, else by way of them. */
const emailWay = ({ text, council, signUp }: View): TemplateResult => {
  if (!council.mail) return html`<li>${text.t('alerts.email.off')}</li>`;
  const { places } = signUp.state;
  return html`<li>
    ${link(text.t('alerts.email.instead'), () =>
      places.length > 0 ? signUp.show('email') : signUp.show('postcode'),
    )}
  </li>`;
};

/** Whether `page` (absolute) is the very page that this is read on, in whatever language. */
const isThisPage = (page: string): boolean => {
  const { origin, pathname } = new URL(page);
  return origin === location.origin && pathname === location.pathname;
};

/** Where the same news is besides, absolute addresses. */
export type Sources = Pick<View, 'text' | 'alertsPage' | 'feed'>;

/** A list of other ways: `own`, items, and those that need nothing of a browser. */
export const waysList = (
  { text, alertsPage, feed }: Sources,
  own: TemplateResult | typeof nothing,
): TemplateResult =>
  html`<h4>${text.t('alerts.other.heading')}</h4>
    <ul>
      ${own}
      ${isThisPage(alertsPage) ? nothing : html`<li><a href=${alertsPage}>${text.t('alerts.other')}</a></li>`}
      <li><a href=${feed}>${text.t('alerts.other.feed')}</a></li>
    </ul>`;

/** The other ways to the same news, for whoever cannot or will not be notified. */
export const otherWays = (view: View): TemplateResult => {
  const { screen, follower } = view.signUp.state;
  const isHere = screen === 'following' || screen === 'email' || follower !== null;
  return waysList(view, isHere ? nothing : emailWay(view));
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
    ${otherWays(view)}
  `;
  return frame(view, text.t('alerts.blocked.heading'), content);
};

/** A private window, as far as the browser lets that be known. */
export const privateStep = (view: View): TemplateResult =>
  frame(
    view,
    view.text.t('alerts.private.heading'),
    html`<p>${view.text.t('alerts.private.what')}</p>
      ${otherWays(view)}`,
  );

/** No push in this browser. */
export const unsupportedStep = (view: View): TemplateResult =>
  frame(
    view,
    view.text.t('alerts.unsupported.heading'),
    html`<p>${view.text.t('alerts.unsupported.what')}</p>
      ${otherWays(view)}`,
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
    ${otherWays(view)}
  `;
  return frame(view, text.t('alerts.home-screen.heading'), content);
};

/** The page names no worker file of this site, so push is turned on elsewhere. */
export const noWorkerStep = (view: View): TemplateResult =>
  frame(
    view,
    view.text.t('alerts.turn-on.heading'),
    html`<p>${view.text.t('alerts.no-worker')}</p>
      ${otherWays(view)}`,
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
    ${otherWays(view)}
  `;
  return frame(view, text.t('alerts.yours.heading'), content);
};

/** Whether this browser can be notified, once its resident wants that. */
export const canPush = ({ signUp }: View): boolean =>
  signUp.parts.worker !== null && abilityOf(signUp.parts.device.browser) === 'able';
