import { html, nothing, type TemplateResult } from 'lit';
import { fieldError, frame, goOn, onSend } from './frame.js';
import { choices, sentence } from './summary.js';
import type { View } from './view.js';
import { describedBy } from './where.js';
import { otherWays } from './ways.js';

/** What is kept, what workers tell where there are notifications, and the council's page about it. */
const privacy = ({ text, council }: View, isNotified: boolean): TemplateResult => html`
  <p>
    ${text.t('alerts.turn-on.privacy')} ${isNotified ? text.t('alerts.turn-on.beacons') : nothing}
    ${
      council.privacyUrl
        ? html`<a href=${council.privacyUrl}>${text.t('alerts.turn-on.privacy.link')}</a>`
        : nothing
    }
  </p>
`;

/** Step 3: what will come, and how to stop, before the browser asks. */
export const turnOnStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const content = html`
    <p class="lead">${sentence(view)}</p>
    ${signUp.state.follower ? nothing : choices(view, true)}
    <p>${text.t('alerts.turn-on.stop')}</p>
    ${privacy(view, true)}
    ${
      signUp.state.permission === 'granted'
        ? nothing
        : html`<p class="inset">${text.t('alerts.turn-on.prompt')}</p>`
    }
    <form @submit=${onSend(() => void signUp.turnOn())}>
      ${goOn(view, text.t('alerts.turn-on.button'))}
    </form>
    ${otherWays(view)}
  `;
  return frame(view, text.t('alerts.turn-on.heading'), content, 3);
};

/** Step 3, the other way: an e-mail address, whose holder is asked first. */
export const emailStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const isWrong = signUp.state.fault?.field === 'email';
  const content = html`
    <p class="lead">${sentence(view)}</p>
    ${signUp.state.follower ? nothing : choices(view, false)}
    <p>${text.t('alerts.email.how')}</p>
    ${privacy(view, false)}
    <form
      novalidate
      @submit=${onSend((words) => void signUp.turnOnByEmail(words('email')))}
    >
      <div class=${isWrong ? 'field wrong' : 'field'}>
        <label for="email">${text.t('alerts.email.label')}</label>
        ${fieldError(view, 'email')}
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          spellcheck="false"
          maxlength="254"
          aria-describedby=${describedBy(view, 'email') || nothing}
          aria-invalid=${isWrong ? 'true' : 'false'}
        />
      </div>
      ${goOn(view, text.t('alerts.email.button'))}
    </form>
  `;
  return frame(view, text.t('alerts.email.heading'), content, 3);
};
