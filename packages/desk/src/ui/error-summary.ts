import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text/text.js';

/** One thing to put right; `field` is the id of the input it is about, where there is one. */
export interface FormError {
  readonly field?: string;
  readonly sentence: string;
}

const goTo = (id: string) => (event: Event) => {
  // Not by the address: the fragment says which view is open.
  event.preventDefault();
  const field = document.getElementById(id);
  // A group is answered at its first choice, where the focus can be seen.
  const choice = field?.querySelector<HTMLElement>('input') ?? field;
  choice?.focus();
  field?.scrollIntoView({ block: 'center' });
};

/** What went wrong, at the top of a form; give it the focus (`.error-summary`) when it appears. */
export const errorSummary = (errors: readonly FormError[]): TemplateResult | typeof nothing =>
  errors.length === 0
    ? nothing
    : html`<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title">
        <h2 id="error-summary-title" class="error-summary__title">${t('errors.title')}</h2>
        <ul>
          ${errors.map(
            ({ field, sentence }) =>
              html`<li>
                ${
                  field === undefined
                    ? sentence
                    : html`<a href="#${field}" @click=${goTo(field)}>${sentence}</a>`
                }
              </li>`,
          )}
        </ul>
      </div>`;

/** The sentence about `field`, if it has one. */
export const errorOf = (errors: readonly FormError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.sentence;
