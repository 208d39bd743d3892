import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { describedBy, fieldError, type Choice, type Field } from './field.js';

/** A question that several answers may be given to, the chosen ones in `value`. */
export interface Several extends Omit<Field, 'value' | 'onInput'> {
  readonly value: readonly string[];
  readonly onInput: (value: readonly string[]) => void;
}

/**
 * A question with boxes to tick; the fieldset takes `id`, so that an error can lead to it. What is
 * chosen stands in the order of the choices.
 */
export const checkboxes = (question: Several, choices: readonly Choice[]): TemplateResult => {
  const tick = (event: Event): void => {
    // As the boxes are, not as they were drawn: two may be ticked before they are drawn again.
    const boxes = (event.target as HTMLElement).closest('fieldset')?.querySelectorAll('input');
    const ticked = [...(boxes ?? [])].filter(({ checked }) => checked).map(({ value }) => value);
    question.onInput(choices.map(({ value }) => value).filter((value) => ticked.includes(value)));
  };
  return html`
    <fieldset
      class="field fieldset ${question.error === undefined ? '' : 'field--error'}"
      id=${question.id}
      aria-describedby=${describedBy(question)}
    >
      <legend class="field__label">${question.label}</legend>
      ${
        question.hint
          ? html`<p class="field__hint" id="${question.id}-hint">${question.hint}</p>`
          : nothing
      }
      ${fieldError(question.id, question.error)}
      <div class="choices">
        ${choices.map(
          ({ value, label, hint }) => html`
            <div class="choice">
              <input
                class="choice__input"
                type="checkbox"
                id="${question.id}-${value}"
                name=${question.id}
                .value=${value}
                aria-describedby=${hint ? `${question.id}-${value}-hint` : nothing}
                .checked=${live(question.value.includes(value))}
                @change=${tick}
              />
              <label class="choice__label" for="${question.id}-${value}">${label}</label>
              ${
                hint
                  ? html`<p class="choice__hint" id="${question.id}-${value}-hint">${hint}</p>`
                  : nothing
              }
            </div>
          `,
        )}
      </div>
    </fieldset>
  `;
};
