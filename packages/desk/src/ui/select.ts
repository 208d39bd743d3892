import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, fieldError, type Choice, type Field } from './field.js';

/** A list to choose one of; `field.value` is the chosen choice's value. */
export const selectField = (
  field: Field,
  choices: readonly Pick<Choice, 'value' | 'label'>[],
): TemplateResult => html`
  <div class="field ${field.error === undefined ? '' : 'field--error'}">
    <label class="field__label" for=${field.id}>${field.label}</label>
    ${field.hint ? html`<p class="field__hint" id="${field.id}-hint">${field.hint}</p>` : nothing}
    ${fieldError(field.id, field.error)}
    <select
      class="input input--narrow"
      id=${field.id}
      name=${field.id}
      aria-describedby=${describedBy(field)}
      aria-invalid=${field.error === undefined ? nothing : 'true'}
      @change=${(event: Event) => field.onInput((event.target as HTMLSelectElement).value)}
    >
      ${choices.map(
        ({ value, label }) =>
          html`<option value=${value} .selected=${live(value === field.value)}>${label}</option>`,
      )}
    </select>
  </div>
`;
