import type { CouncilView, ProblemView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { isFinal } from '../ground/fault.js';
import type { Texts } from '../text/texts.js';

/** What else one can do: the council's telephone and its page of contacts. */
export const contactLinks = (
  text: Texts,
  council: CouncilView | null,
): TemplateResult | typeof nothing => {
  if (!council) return nothing;
  const { phone, url } = council.contact;
  const call = `tel:${phone.replaceAll(/[^+\d]/g, '')}`;
  return html`<p class="contact">
    ${phone ? html`<a href=${call}>${text.t('contact.phone', { phone })}</a>` : nothing}
    ${url ? html`<a href=${url}>${text.t('contact.link', { council: council.shortName })}</a>` : nothing}
  </p>`;
};

/**
 * The same where the council itself is not known: what the page put into its element `widget`, and
 * where it put nothing, a sentence. (A slot's own fallback would not do: white space counts as
 * content, and so does a slot that is passed down.)
 */
export const pageContact = (text: Texts, widget: HTMLElement): TemplateResult => {
  const hasOwn = widget.childElementCount > 0 || widget.textContent.trim() !== '';
  return html`<slot></slot>${hasOwn ? nothing : html`<p>${text.t('contact.page')}</p>`}`;
};

/** The council could not be loaded: why, what else one can do, and another try if it may help. */
export const failedView = (
  text: Texts,
  fault: ProblemView,
  widget: HTMLElement,
  again: () => void,
): TemplateResult => html`
  <div role="alert">
    <p>${text.problem(fault)}</p>
    ${pageContact(text, widget)}
  </div>
  ${
    isFinal(fault)
      ? nothing
      : html`<button type="button" @click=${again}>${text.t('panel.retry')}</button>`
  }
`;
