import type { CouncilView } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
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
