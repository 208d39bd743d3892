import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { t } from '../text/text.js';

/** A labelled input with its hint and error, tied together by ids. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onInput: (value: string) => void;
}

/** The ids of what describes a field, for `aria-describedby`. */
export const describedBy = ({ id, hint, error }: Pick<Field, 'id' | 'hint' | 'error'>, also = '') =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : '', also].filter(Boolean).join(' ') || nothing;

/** A field's error, in words that don't need its colour. */
export const fieldError = (id: string, error: string | undefined) =>
  error === undefined
    ? nothing
    : html`<p class="field__error" id="${id}-error">
        <span class="visually-hidden">${t('errors.prefix')}</span> ${error}
      </p>`;

const frame = (field: Field, input: TemplateResult): TemplateResult => html`
  <div class="field ${field.error === undefined ? '' : 'field--error'}">
    <label class="field__label" for=${field.id}>${field.label}</label>
    ${field.hint ? html`<p class="field__hint" id="${field.id}-hint">${field.hint}</p>` : nothing}
    ${fieldError(field.id, field.error)} ${input}
  </div>
`;

const typed = (field: Field) => (event: Event) =>
  field.onInput((event.target as HTMLInputElement | HTMLTextAreaElement).value);

type TextOptions = {
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'date' | 'time';
  readonly autocomplete?: AutoFill;
  readonly lang?: string;
  readonly narrow?: boolean;
  /** Digits alone: a phone shows its keys for them. */
  readonly numeric?: boolean;
  /** The id of something below the field that describes it too. */
  readonly alsoDescribedBy?: string;
  /** The id of an error that is shown elsewhere and is about this field too. */
  readonly sharedError?: string | undefined;
};

/** One line of text. */
export const textField = (field: Field, options: TextOptions = {}): TemplateResult =>
  frame(
    field,
    html`<input
      class="input ${options.narrow ? 'input--narrow' : ''}"
      id=${field.id}
      name=${field.id}
      type=${options.type ?? 'text'}
      autocomplete=${options.autocomplete ?? 'off'}
      lang=${options.lang ?? nothing}
      inputmode=${options.numeric ? 'numeric' : nothing}
      aria-describedby=${options.sharedError ?? describedBy(field, options.alsoDescribedBy)}
      aria-invalid=${(options.sharedError ?? field.error) === undefined ? nothing : 'true'}
      .value=${live(field.value)}
      @input=${typed(field)}
    />`,
  );

/** Several lines of text. */
export const textArea = (
  field: Field,
  options: { readonly rows?: number; readonly lang?: string } = {},
): TemplateResult =>
  frame(
    field,
    html`<textarea
      class="input"
      id=${field.id}
      name=${field.id}
      rows=${options.rows ?? 4}
      lang=${options.lang ?? nothing}
      aria-describedby=${describedBy(field)}
      aria-invalid=${field.error === undefined ? nothing : 'true'}
      .value=${live(field.value)}
      @input=${typed(field)}
    ></textarea>`,
  );

/** One answer to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/**
 * A question with radio buttons; the fieldset takes `id`, so that an error can lead to it. Only a
 * radio group can be marked as wrong (WAI-ARIA 1.2, aria-invalid), a plain group cannot.
 */
export const radios = (
  question: Omit<Field, 'value'> & { readonly value: string | null; readonly inline?: boolean },
  choices: readonly Choice[],
): TemplateResult => html`
  <fieldset
    class="field fieldset ${question.error === undefined ? '' : 'field--error'}"
    id=${question.id}
    role=${question.error === undefined ? nothing : 'radiogroup'}
    aria-invalid=${question.error === undefined ? nothing : 'true'}
    aria-describedby=${describedBy(question)}
  >
    <legend class="field__label">${question.label}</legend>
    ${
      question.hint
        ? html`<p class="field__hint" id="${question.id}-hint">${question.hint}</p>`
        : nothing
    }
    ${fieldError(question.id, question.error)}
    <div class="choices ${question.inline ? 'choices--inline' : ''}">
      ${choices.map(
        ({ value, label, hint }) => html`
          <div class="choice">
            <input
              class="choice__input"
              type="radio"
              id="${question.id}-${value}"
              name=${question.id}
              .value=${value}
              aria-describedby=${hint ? `${question.id}-${value}-hint` : nothing}
              .checked=${live(question.value === value)}
              @change=${() => question.onInput(value)}
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

/** A box to tick, with its label. */
export const checkbox = (box: {
  readonly id: string;
  readonly label: string | TemplateResult;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly error?: string | undefined;
}): TemplateResult => html`
  <div class="choice ${box.error === undefined ? '' : 'field--error'}">
    ${fieldError(box.id, box.error)}
    <input
      class="choice__input"
      type="checkbox"
      id=${box.id}
      aria-describedby=${box.error === undefined ? nothing : `${box.id}-error`}
      .checked=${live(box.checked)}
      @change=${(event: Event) => box.onChange((event.target as HTMLInputElement).checked)}
    />
    <label class="choice__label" for=${box.id}>${box.label}</label>
  </div>
`;
