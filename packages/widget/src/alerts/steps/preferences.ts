import type { QuietHours } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { night, passes, timeOfMinute } from '../quiet.js';
import type { State } from '../state.js';
import { choice, fieldError, frame, goOn, onSend } from './frame.js';
import type { View } from './view.js';
import { describedBy } from './where.js';

/** Once alerts are on a choice is saved at once; before, it leads back to the last step. */
const done = ({ signUp }: View): void =>
  signUp.state.follower ? void signUp.save() : signUp.back();

const send = (view: View): TemplateResult =>
  goOn(view, view.text.t(view.signUp.state.follower ? 'alerts.save' : 'alerts.continue'));

const timeBox = (view: View, field: 'from' | 'to', minute: number): TemplateResult => {
  const isWrong = view.signUp.state.fault?.field === field;
  return html`<div class=${isWrong ? 'field wrong' : 'field'}>
    <label for=${field}>${view.text.t(`alerts.quiet.${field}`)}</label>
    ${fieldError(view, field)}
    <input
      type="time"
      id=${field}
      name=${field}
      class="short"
      .value=${timeOfMinute(minute)}
      aria-describedby=${describedBy(view, field) || nothing}
      aria-invalid=${isWrong ? 'true' : 'false'}
    />
  </div>`;
};

/** What still comes in quiet hours; danger to life is in every answer. */
const passQuestion = ({ text }: View, chosen: QuietHours['pass']): TemplateResult => html`
  <fieldset>
    <legend>${text.t('alerts.quiet.pass')}</legend>
    ${passes.map((pass) =>
      choice(
        { type: 'radio', name: 'pass', id: `pass-${pass}`, value: pass, checked: pass === chosen },
        text.t(`alerts.quiet.pass.${pass}`),
        () => undefined,
      ),
    )}
  </fieldset>
`;

/** When alerts may come. */
export const quietStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const { quietChoice, quiet } = signUp.state;
  const heading = text.t('alerts.quiet.heading');
  const pass = (words: string): QuietHours['pass'] =>
    passes.find((one) => one === words) ?? quiet?.pass ?? 'Severe';
  const one = (value: State['quietChoice']): TemplateResult =>
    choice(
      { type: 'radio', name: 'quiet', id: `quiet-${value}`, value, checked: quietChoice === value },
      text.t(`alerts.quiet.${value}`),
      () => signUp.markQuiet(value),
    );
  const content = html`
    <form
      novalidate
      @submit=${onSend((words) => {
        if (signUp.setQuiet(words('from'), words('to'), pass(words('pass')))) done(view);
      })}
    >
      <fieldset aria-describedby="quiet-hint">
        <legend class="hidden">${heading}</legend>
        <p class="hint" id="quiet-hint">${text.t('alerts.quiet.hint')}</p>
        ${one('off')} ${one('night')} ${one('own')}
      </fieldset>
      ${
        quietChoice === 'own'
          ? html`<div class="inset">
              ${timeBox(view, 'from', quiet?.from ?? night.from)}
              ${timeBox(view, 'to', quiet?.to ?? night.to)}
            </div>`
          : nothing
      }
      ${quietChoice === 'off' ? nothing : passQuestion(view, quiet?.pass ?? 'Severe')} ${send(view)}
    </form>
  `;
  return frame(view, heading, content);
};

/** What alerts are written in. */
export const languageStep = (view: View): TemplateResult => {
  const { text, council, signUp } = view;
  const chosen = signUp.state.language ?? signUp.parts.language();
  const heading = text.t('alerts.language.heading');
  const content = html`
    <form @submit=${onSend(() => done(view))}>
      <fieldset aria-describedby="language-hint">
        <legend class="hidden">${heading}</legend>
        <p class="hint" id="language-hint">${text.t('alerts.language.hint')}</p>
        ${council.languages.map((language) =>
          choice(
            {
              type: 'radio',
              name: 'language',
              id: `language-${language}`,
              value: language,
              checked: language === chosen,
            },
            html`<span lang=${language}>${text.t(`alerts.language.${language}`)}</span>`,
            () => signUp.speak(language),
          ),
        )}
      </fieldset>
      ${send(view)}
    </form>
  `;
  return frame(view, heading, content);
};

/** What whoever sees the phone lying there can read. */
export const lockScreenStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const heading = text.t('alerts.lock.heading');
  const one = (neutral: boolean, key: 'headline' | 'neutral'): TemplateResult =>
    choice(
      {
        type: 'radio',
        name: 'lock',
        id: `lock-${key}`,
        value: key,
        checked: signUp.state.neutral === neutral,
      },
      text.t(`alerts.lock.${key}`),
      () => signUp.prefer({ neutral }),
    );
  const content = html`
    <form @submit=${onSend(() => done(view))}>
      <fieldset>
        <legend class="hidden">${heading}</legend>
        ${one(false, 'headline')} ${one(true, 'neutral')}
      </fieldset>
      ${send(view)}
    </form>
  `;
  return frame(view, heading, content);
};
