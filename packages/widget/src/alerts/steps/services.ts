import { html, type TemplateResult } from 'lit';
import { choice, frame, goOn, onSend } from './frame.js';
import type { View } from './view.js';
import { canPush } from './ways.js';

/** Step 2: which services, beside the emergencies that always come; and what only some want. */
export const servicesStep = (view: View): TemplateResult => {
  const { text, council, signUp } = view;
  const { follower, services, general, drills } = signUp.state;
  const offered = council.services.filter(({ alerts }) => alerts);
  const heading = text.t('alerts.about.heading');
  const next = () =>
    follower ? void signUp.save() : signUp.show(canPush(view) ? 'turn-on' : 'email');
  const box = (id: string, checked: boolean) => ({ type: 'checkbox', id, checked }) as const;
  const content = html`
    <form @submit=${onSend(next)}>
      <fieldset aria-describedby="about-hint">
        <legend class="hidden">${heading}</legend>
        <p class="hint" id="about-hint">
          ${
            offered.length > 0
              ? text.t('alerts.about.hint')
              : text.t('alerts.about.none', { council: council.name })
          }
        </p>
        ${offered.map(({ id, name }) =>
          choice(box(`service-${id}`, services.includes(id)), name, (is) => signUp.choose(id, is)),
        )}
        ${choice(
          box('general', general),
          text.t('alerts.about.general', { council: council.name }),
          (is) => signUp.prefer({ general: is }),
        )}
        ${choice(box('drills', drills), text.t('alerts.about.drills'), (is) =>
          signUp.prefer({ drills: is }),
        )}
      </fieldset>
      ${goOn(view, text.t(follower ? 'alerts.save' : 'alerts.continue'))}
    </form>
  `;
  return frame(view, heading, content, 2);
};
