import { html, nothing, type TemplateResult } from 'lit';
import { fieldError, frame, goOn, onSend } from './frame.js';
import type { View } from './view.js';
import { howToAllow } from './ways.js';

const describedBy = (view: View, field: string, ...others: string[]): string =>
  [...others, ...(view.signUp.state.fault?.field === field ? [`${field}-error`] : [])].join(' ');

/** Step 1: a postcode. */
export const postcodeStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const isWrong = signUp.state.fault?.field === 'postcode';
  const blocked =
    signUp.state.permission === 'denied'
      ? html`<div class="inset">
          <p>${text.t('alerts.blocked.notice')}</p>
          ${howToAllow(view)}
        </div>`
      : nothing;
  const content = html`
    ${blocked}
    <form
      novalidate
      @submit=${onSend((words) => void signUp.addPostcode(words), 'postcode')}
    >
      <div class=${isWrong ? 'field wrong' : 'field'}>
        <label for="postcode">${text.t('alerts.where.postcode')}</label>
        <p class="hint" id="postcode-hint">${text.t('alerts.where.hint')}</p>
        ${fieldError(view, 'postcode')}
        <input
          id="postcode"
          name="postcode"
          class="short"
          autocomplete="postal-code"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby=${describedBy(view, 'postcode', 'postcode-hint')}
          aria-invalid=${isWrong ? 'true' : 'false'}
        />
      </div>
      <p>
        <button type="button" class="link" @click=${() => void signUp.showWards()}>
          ${text.t('alerts.where.list')}
        </button>
      </p>
      ${goOn(view, text.t('alerts.continue'))}
    </form>
  `;
  return frame(view, text.t('alerts.where.heading'), content, 1);
};

/** Step 1, the other way: a ward from the list. */
export const wardStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const isWrong = signUp.state.fault?.field === 'ward';
  const content = html`
    <form novalidate @submit=${onSend((code) => signUp.addWard(code), 'ward')}>
      <div class=${isWrong ? 'field wrong' : 'field'}>
        <label for="ward">${text.t('alerts.ward.label')}</label>
        ${fieldError(view, 'ward')}
        <select
          id="ward"
          name="ward"
          aria-describedby=${describedBy(view, 'ward') || nothing}
          aria-invalid=${isWrong ? 'true' : 'false'}
        >
          <option value="">${text.t('alerts.ward.choose')}</option>
          ${signUp.state.areas.map(({ code, name }) => html`<option value=${code}>${name}</option>`)}
        </select>
      </div>
      <p>
        <button type="button" class="link" @click=${() => signUp.back()}>
          ${text.t('alerts.ward.postcode')}
        </button>
      </p>
      ${goOn(view, text.t('alerts.continue'))}
    </form>
  `;
  return frame(view, text.t('alerts.ward.heading'), content, 1);
};
