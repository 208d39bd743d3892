import { html, nothing, type TemplateResult } from 'lit';
import { nameOf } from '../places.js';
import { fieldError, frame, goOn, link, onSend } from './frame.js';
import type { View } from './view.js';
import { howToAllow } from './ways.js';

/** The ids of what describes a box, its error last. */
export const describedBy = (view: View, field: string, ...others: string[]): string =>
  [...others, ...(view.signUp.state.fault?.field === field ? [`${field}-error`] : [])].join(' ');

/** What the resident calls a place; it need not be called anything. */
const labelBox = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const { changing, fault } = signUp.state;
  const isWrong = fault?.field === 'label';
  // No `maxlength`: it would cut what is pasted without a word.
  return html`
    <div class=${isWrong ? 'field wrong' : 'field'}>
      <label for="label">${text.t('alerts.where.label')}</label>
      <p class="hint" id="label-hint">${text.t('alerts.where.label.hint')}</p>
      ${fieldError(view, 'label')}
      <input
        id="label"
        name="label"
        autocomplete="off"
        aria-describedby=${describedBy(view, 'label', 'label-hint')}
        aria-invalid=${isWrong ? 'true' : 'false'}
        .value=${changing?.label ?? ''}
      />
    </div>
  `;
};

/** Step 1: a postcode. */
export const postcodeStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const { fault, permission, follower, changing } = signUp.state;
  const isWrong = fault?.field === 'postcode';
  const blocked =
    permission === 'denied' && !follower
      ? html`<div class="inset">
          <p>${text.t('alerts.blocked.notice')}</p>
          ${howToAllow(view)}
        </div>`
      : nothing;
  const content = html`
    ${blocked}
    <form
      novalidate
      @submit=${onSend((words) => void signUp.addPostcode(words('postcode'), words('label')))}
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
      <p>${link(text.t('alerts.where.list'), () => void signUp.showWards())}</p>
      ${labelBox(view)} ${goOn(view, text.t('alerts.continue'))}
    </form>
  `;
  const heading = changing
    ? text.t('alerts.where.move', { place: nameOf(changing) })
    : text.t('alerts.where.heading');
  return frame(view, heading, content, 1);
};

/** Step 1, the other way: a ward from the list. */
export const wardStep = (view: View): TemplateResult => {
  const { text, signUp } = view;
  const isWrong = signUp.state.fault?.field === 'ward';
  const content = html`
    <form novalidate @submit=${onSend((words) => signUp.addWard(words('ward'), words('label')))}>
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
      <p>${link(text.t('alerts.ward.postcode'), () => signUp.back())}</p>
      ${labelBox(view)} ${goOn(view, text.t('alerts.continue'))}
    </form>
  `;
  return frame(view, text.t('alerts.ward.heading'), content, 1);
};
