import { html, nothing, type TemplateResult } from 'lit';
import { sentenceOf } from '../fault.js';
import type { ChosenPlace } from '../places.js';
import type { View } from './view.js';

/** Takes the focus to a question from the summary of what is wrong with its answer. */
const toField = (event: Event, field: string): void => {
  event.preventDefault();
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  root.querySelector<HTMLElement>(`#${field}`)?.focus();
};

/** What went wrong, above everything else on the screen; the panel gives it the focus. */
const summary = ({ text, signUp }: View): TemplateResult | typeof nothing => {
  const { fault } = signUp.state;
  if (!fault) return nothing;
  const { field } = fault;
  const sentence = sentenceOf(text, fault);
  return html`<div class="summary" role="alert" tabindex="-1">
    <h3>${text.t('alerts.error.heading')}</h3>
    <p>
      ${
        field
          ? html`<a href="#${field}" @click=${(event: Event) => toField(event, field)}>${sentence}</a>`
          : sentence
      }
    </p>
  </div>`;
};

/** The error of one question, to stand before its box; the box names it by `{field}-error`. */
export const fieldError = (view: View, field: string): TemplateResult | typeof nothing => {
  const { fault } = view.signUp.state;
  return fault?.field === field
    ? html`<p class="error" id="${field}-error">
        <span class="hidden">${view.text.t('alerts.error.prefix')}</span>
        ${sentenceOf(view.text, fault)}
      </p>`
    : nothing;
};

/** One screen: a way back, what went wrong, a heading that takes the focus, and its content. */
export const frame = (
  view: View,
  heading: string,
  content: TemplateResult,
  step?: 1 | 2 | 3,
): TemplateResult => {
  const { text, signUp } = view;
  const { note, follower } = signUp.state;
  return html`
    <button type="button" class="back" @click=${() => signUp.back()}>${text.t('alerts.back')}</button>
    ${summary(view)} ${note ? html`<p class="note" role="status">${text.t(note)}</p>` : nothing}
    ${step && !follower ? html`<p class="caption">${text.t('alerts.step', { step })}</p>` : nothing}
    <h3 tabindex="-1">${heading}</h3>
    ${content}
  `;
};

/** The button that sends a form on; while something is under way it can be found, but does nothing. */
export const goOn = (view: View, label: string): TemplateResult =>
  html`<button type="submit" aria-disabled=${view.signUp.state.busy ? 'true' : 'false'}>
    ${label}
  </button>`;

/** What a form does when it is sent: no page load; `send` is given what reads a box by its name. */
export const onSend =
  (send: (words: (name: string) => string) => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    send((name) => {
      const words = data.get(name);
      return typeof words === 'string' ? words : '';
    });
  };

/** A way to another screen, in words. */
export const link = (words: string, go: () => void, name?: string): TemplateResult =>
  html`<button type="button" class="link" aria-label=${name ?? nothing} @click=${go}>${words}</button>`;

/** One checkbox or radio button of a question. */
export const choice = (
  { type, id, name, value, checked }: ChoiceParts,
  words: string | TemplateResult,
  onChange: (checked: boolean) => void,
): TemplateResult => html`
  <div class="choice">
    <input
      type=${type}
      id=${id}
      name=${name ?? nothing}
      .value=${value ?? 'on'}
      .checked=${checked}
      @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
    />
    <label for=${id}>${words}</label>
  </div>
`;

interface ChoiceParts {
  readonly type: 'checkbox' | 'radio';
  readonly id: string;
  readonly name?: string;
  readonly value?: string;
  readonly checked: boolean;
}

/** Where a place lies: "GU51 4AE is in Fleet Central", or the postcode alone where that is all we know. */
const whereWords = ({ text, council }: View, { postcode, area }: ChosenPlace): string => {
  if (postcode === null) return text.t('alerts.places.whole', { area: area?.name ?? council.name });
  return area ? text.t('alerts.places.in', { postcode, area: area.name }) : postcode;
};

/** A place in words, after what the resident calls it. */
export const placeWords = (view: View, place: ChosenPlace): string =>
  place.label === '' ? whereWords(view, place) : `${place.label}: ${whereWords(view, place)}`;
