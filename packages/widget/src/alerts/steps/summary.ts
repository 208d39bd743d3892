import { html, type TemplateResult } from 'lit';
import { quietShort, quietWords } from '../quiet.js';
import type { Question } from '../state.js';
import { link, placeWords } from './frame.js';
import type { View } from './view.js';

/** The names of what is followed beside emergencies, in the council's own order. */
export const chosenNames = ({ text, council, signUp }: View): string[] => {
  const { services, general, drills } = signUp.state;
  return [
    ...council.services.filter(({ id }) => services.includes(id)).map(({ name }) => name),
    ...(general ? [text.t('alerts.about.general.short')] : []),
    ...(drills ? [text.t('alerts.about.drills.short')] : []),
  ];
};

/** What will come, and when, in one sentence. */
export const sentence = (view: View): string => {
  const { text, council, signUp } = view;
  const { quiet } = signUp.state;
  const all = [text.t('alerts.sum.emergencies'), ...chosenNames(view)];
  const [first, last = ''] = [all.slice(0, -1).join(', '), all.at(-1)];
  const what = first === '' ? last : text.t('alerts.sum.and', { first, last });
  const when = quietWords(quiet, text);
  return text.t('alerts.sum', { council: council.name, what, when });
};

/** One thing that was chosen, with the way to change it. */
const row = (
  { text, signUp }: View,
  name: string,
  value: string | TemplateResult,
  screen: Exclude<Question, 'ward'>,
): TemplateResult => html`
  <div class="row">
    <dt>${name}</dt>
    <dd>${value}</dd>
    <dd class="acts">
      ${link(
        text.t('alerts.change'),
        () => signUp.show(screen),
        text.t('alerts.change.name', { what: name }),
      )}
    </dd>
  </div>
`;

/**
 * Everything that was chosen: places, what about, when, language, and what a locked screen shows,
 * which concerns notifications alone.
 */
export const choices = (view: View, isNotified: boolean): TemplateResult => {
  const { text, council, signUp } = view;
  const { places, quiet, neutral, language } = signUp.state;
  const spoken = language ?? signUp.parts.language();
  const about = [text.t('alerts.yours.emergencies'), ...chosenNames(view)];
  const list = (words: readonly string[]): TemplateResult =>
    html`<ul>
      ${words.map((one) => html`<li>${one}</li>`)}
    </ul>`;
  return html`<dl>
    ${row(view, text.t('alerts.yours.places'), list(places.map((place) => placeWords(view, place))), 'places')}
    ${row(view, text.t('alerts.yours.about'), list(about), 'services')}
    ${row(view, text.t('alerts.yours.when'), quietShort(quiet, text), 'quiet')}
    ${
      council.languages.length > 1
        ? row(
            view,
            text.t('alerts.yours.language'),
            text.t(`alerts.language.${spoken}`),
            'language',
          )
        : ''
    }
    ${
      isNotified
        ? row(
            view,
            text.t('alerts.yours.lock'),
            text.t(neutral ? 'alerts.lock.neutral' : 'alerts.lock.headline'),
            'lock-screen',
          )
        : ''
    }
  </dl>`;
};
