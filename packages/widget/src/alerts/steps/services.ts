import type { ServiceView } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { frame, goOn, onSend } from './frame.js';
import type { View } from './view.js';

const choice = ({ signUp }: View, { id, name }: ServiceView): TemplateResult => html`
  <div class="choice">
    <input
      type="checkbox"
      id="service-${id}"
      .checked=${signUp.state.services.includes(id)}
      @change=${(event: Event) => signUp.choose(id, (event.target as HTMLInputElement).checked)}
    />
    <label for="service-${id}">${name}</label>
  </div>
`;

/** Step 2: which services, beside the emergencies that always come. */
export const servicesStep = (view: View): TemplateResult => {
  const { text, council, signUp } = view;
  const { follower } = signUp.state;
  const offered = council.services.filter(({ alerts }) => alerts);
  const heading = text.t('alerts.about.heading');
  const next = () => (follower ? void signUp.save() : signUp.show('turn-on'));
  const question = html`<fieldset aria-describedby="about-hint">
    <legend class="hidden">${heading}</legend>
    <p class="hint" id="about-hint">${text.t('alerts.about.hint')}</p>
    ${offered.map((service) => choice(view, service))}
  </fieldset>`;
  const content = html`
    <form @submit=${onSend(next)}>
      ${
        offered.length > 0
          ? question
          : html`<p>${text.t('alerts.about.none', { council: council.name })}</p>`
      }
      ${goOn(view, text.t(follower ? 'alerts.save' : 'alerts.continue'))}
    </form>
  `;
  return frame(view, heading, content, 2);
};
