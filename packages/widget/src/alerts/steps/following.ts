import { html, nothing, type TemplateResult } from 'lit';
import { channels } from './channels.js';
import { frame } from './frame.js';
import { choices } from './summary.js';
import type { View } from './view.js';
import { howToAllow } from './ways.js';

/** Alerts do not reach this browser, though they were to: why, and what to do. */
const unreached = (view: View): TemplateResult | typeof nothing => {
  const { text, signUp } = view;
  const { here, permission } = signUp.state;
  if (here !== 'unreached') return nothing;
  const again = html`<button type="button" class="second" @click=${() => void signUp.turnOn()}>
    ${text.t('alerts.turn-on.button')}
  </button>`;
  return html`<div class="inset">
    ${
      permission === 'denied'
        ? html`<p>${text.t('alerts.yours.silent')}</p>
            ${howToAllow(view)}`
        : html`<p>${text.t(permission === 'granted' ? 'alerts.yours.failed' : 'alerts.yours.unasked')}</p>
            <p>${again}</p>`
    }
  </div>`;
};

/** What is said when alerts were turned on a moment ago. */
const news = ({ text, council, signUp }: View): TemplateResult | typeof nothing => {
  const { fresh, follower } = signUp.state;
  const at = follower?.channels.find(({ kind }) => kind === 'email')?.at ?? '';
  if (fresh === 'email') return html`<p>${text.t('alerts.email.check', { at })}</p>`;
  return fresh ? html`<p>${text.t('alerts.on.what', { council: council.name })}</p>` : nothing;
};

/** Alerts are on: what is followed, how to change it, how to stop. */
export const followingStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const { fresh, isKept, follower } = signUp.state;
  const waiting = follower?.alerts.length ?? 0;
  const isNotified = follower?.channels.some(({ kind }) => kind === 'push') ?? false;
  const content = html`
    ${news(view)} ${unreached(view)} ${choices(view, isNotified)}
    ${waiting > 0 ? html`<p>${text.t('alerts.yours.waiting', { count: waiting })}</p>` : nothing}
    ${channels(view)}
    <p>${text.t(isKept ? 'alerts.yours.how' : 'alerts.yours.unkept')}</p>
    <p>${text.t('alerts.yours.stop.what')}</p>
    <button type="button" class="second" @click=${() => void signUp.stop()}>
      ${text.t('alerts.yours.stop')}
    </button>
  `;
  const key = fresh === 'email' ? 'alerts.email.check.heading' : 'alerts.on.heading';
  return frame(view, text.t(fresh ? key : 'alerts.yours.heading'), content);
};

/** Alerts were stopped a moment ago. */
export const stoppedStep = (view: View): TemplateResult => {
  const { text, council, signUp } = view;
  const content = html`
    <p>${text.t('alerts.stopped.what', { council: council.name })}</p>
    <p>
      <button type="button" class="second" @click=${() => void signUp.open()}>
        ${text.t('alerts.stopped.again')}
      </button>
    </p>
  `;
  return frame(view, text.t('alerts.stopped.heading'), content);
};
