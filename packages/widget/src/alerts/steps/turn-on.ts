import { html, nothing, type TemplateResult } from 'lit';
import { frame, goOn, onSend, placeWords } from './frame.js';
import type { View } from './view.js';

/** The names of what is followed, in the council's own order. */
export const serviceNames = ({ council, signUp }: View): string[] =>
  council.services.filter(({ id }) => signUp.state.services.includes(id)).map(({ name }) => name);

/** Step 3: what will come, and how to stop, before the browser asks. */
export const turnOnStep = (view: View): TemplateResult => {
  const { text, council, signUp } = view;
  const names = serviceNames(view);
  const content = html`
    <p>${text.t('alerts.turn-on.emergencies', { council: council.name })}</p>
    ${
      names.length > 0
        ? html`<p>${text.t('alerts.turn-on.services')}</p>
          <ul>
            ${names.map((name) => html`<li>${name}</li>`)}
          </ul>`
        : nothing
    }
    <p>${text.t('alerts.turn-on.places')}</p>
    <ul>
      ${signUp.state.places.map((place) => html`<li>${placeWords(view, place)}</li>`)}
    </ul>
    <p>${text.t('alerts.turn-on.stop')}</p>
    <p>
      ${text.t('alerts.turn-on.privacy')}
      ${
        council.privacyUrl
          ? html`<a href=${council.privacyUrl}>${text.t('alerts.turn-on.privacy.link')}</a>`
          : nothing
      }
    </p>
    <p class="inset">${text.t('alerts.turn-on.prompt')}</p>
    <form @submit=${onSend(() => void signUp.turnOn())}>
      ${goOn(view, text.t('alerts.turn-on.button'))}
    </form>
  `;
  return frame(view, text.t('alerts.turn-on.heading'), content, 3);
};
