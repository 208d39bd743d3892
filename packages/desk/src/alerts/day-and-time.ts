import { html, type TemplateResult } from 'lit';
import { t } from '../text/alerts.js';
import { errorOf, type FormError } from '../ui/error-summary.js';
import { fieldError, textField } from '../ui/field.js';
import type { EndAt } from './form.js';

/** A day and a time below the choice that asks for them, with one error for both. */
export const dayAndTime = (
  id: 'start' | 'end',
  value: EndAt,
  errors: readonly FormError[],
  onInput: (part: Partial<EndAt>) => void,
): TemplateResult => {
  const error = errorOf(errors, `${id}-day`) ?? errorOf(errors, `${id}-time`);
  const isWhole = value.day !== '' && value.time !== '';
  // The one that is missing is to blame; where none is, both are.
  const blamed = (part: string): string | undefined =>
    error !== undefined && (isWhole || part === '') ? `${id}-at-error` : undefined;
  const field = (name: keyof EndAt, type: 'date' | 'time', label: string): TemplateResult =>
    textField(
      {
        id: `${id}-${name}`,
        label,
        value: value[name],
        onInput: (part) => onInput({ [name]: part }),
      },
      { type, narrow: true, sharedError: blamed(value[name]) },
    );
  return html`<div
    class="at-time ${error === undefined ? '' : 'field--error'}"
    role="group"
    aria-label=${t(`form.${id}Group`)}
  >
    ${fieldError(`${id}-at`, error)}
    <div class="side-by-side">
      ${field('day', 'date', t(`form.${id}Day`))} ${field('time', 'time', t(`form.${id}Time`))}
    </div>
  </div>`;
};
