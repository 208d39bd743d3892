import { limits } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { nameOf, type ChosenPlace } from '../places.js';
import { frame, goOn, link, onSend, placeWords } from './frame.js';
import type { View } from './view.js';

/** What a row is known by while others come and go. */
const keyOf = ({ postcode, area }: ChosenPlace): unknown => postcode ?? area?.code;

/** Step 1, answered: the places so far, with where each lies, so that a slip is seen. */
export const placesStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const { places, follower } = signUp.state;
  const next = () => (follower ? void signUp.save() : signUp.show('services'));
  const row = (place: ChosenPlace): TemplateResult => {
    const named = { place: nameOf(place) };
    return html`<li>
      <span>${placeWords(view, place)}</span>
      <span class="acts">
        ${link(
          text.t('alerts.change'),
          () => signUp.changePlace(place),
          text.t('alerts.change.name', { what: nameOf(place) }),
        )}
        ${link(
          text.t('alerts.places.remove'),
          () => signUp.removePlace(place),
          text.t('alerts.places.remove.name', named),
        )}
      </span>
    </li>`;
  };
  const content = html`
    <ul class="rows">
      ${repeat(places, keyOf, row)}
    </ul>
    ${
      places.length < limits.places
        ? html`<p>
          <button type="button" class="second" @click=${() => signUp.show('postcode')}>
            ${text.t('alerts.places.add')}
          </button>
        </p>`
        : html`<p>${text.t('alerts.places.full', { limit: limits.places })}</p>`
    }
    <form @submit=${onSend(next)}>
      ${goOn(view, text.t(follower ? 'alerts.save' : 'alerts.continue'))}
    </form>
  `;
  return frame(view, text.t('alerts.places.heading'), content, 1);
};
