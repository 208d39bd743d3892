import { html, nothing, type TemplateResult } from 'lit';
import { frame, placeWords } from './frame.js';
import { serviceNames } from './turn-on.js';
import type { View } from './view.js';
import { howToAllow } from './ways.js';

/** Alerts are on: what is followed, how to change it, how to stop. */
export const followingStep = (view: View): TemplateResult => {
  const { text, council, signUp } = view;
  const { places, fresh, isKept, permission } = signUp.state;
  const about = [text.t('alerts.yours.emergencies'), ...serviceNames(view)];
  const content = html`
    ${fresh ? html`<p>${text.t('alerts.on.what', { council: council.name })}</p>` : nothing}
    ${
      permission === 'granted'
        ? nothing
        : html`<div class="inset">
          <p>${text.t('alerts.yours.silent')}</p>
          ${howToAllow(view)}
        </div>`
    }
    <h4>${text.t('alerts.yours.places')}</h4>
    <ul>
      ${places.map((place) => html`<li>${placeWords(view, place)}</li>`)}
    </ul>
    <p>
      <button type="button" class="link" @click=${() => signUp.show('places')}>
        ${text.t('alerts.yours.change.places')}
      </button>
    </p>
    <h4>${text.t('alerts.yours.about')}</h4>
    <ul>
      ${about.map((name) => html`<li>${name}</li>`)}
    </ul>
    <p>
      <button type="button" class="link" @click=${() => signUp.show('services')}>
        ${text.t('alerts.yours.change.services')}
      </button>
    </p>
    <p>${text.t(isKept ? 'alerts.yours.how' : 'alerts.yours.unkept')}</p>
    <button type="button" class="second" @click=${() => void signUp.stop()}>
      ${text.t('alerts.yours.stop')}
    </button>
  `;
  return frame(view, text.t(fresh ? 'alerts.on.heading' : 'alerts.yours.heading'), content);
};

/** Alerts were stopped a moment ago. */
export const stoppedStep = (view: View): TemplateResult => {
  const { text, council, signUp } = view;
  const content = html`
    <p>${text.t('alerts.stopped.what', { council: council.name })}</p>
    <p>
      <button type="button" class="second" @click=${() => signUp.show('postcode')}>
        ${text.t('alerts.stopped.again')}
      </button>
    </p>
  `;
  return frame(view, text.t('alerts.stopped.heading'), content);
};
