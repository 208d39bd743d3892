import type { HoursSettings } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { s } from '../text/settings.js';
import { announce } from '../ui/announce.js';
import { fieldError } from '../ui/field.js';
import { fieldId } from './fields.js';
import { weekdays, type Weekday } from './opening.js';
import type { Saving } from './saving.js';

/** Hours that are edited: where they stand in the settings, and how they are changed. */
export interface HoursEdit {
  readonly saving: Saving;
  readonly path: string;
  readonly hours: HoursSettings;
  readonly set: (parts: Partial<HoursSettings>) => void;
  /** Moves the focus, once it is drawn, to the element with this id. */
  readonly focus: (id: string) => void;
}

type Times = HoursSettings['week'][Weekday];

/** Most hours in one day that the relay takes. */
const MOST = 6;

const setDay = ({ hours, set }: HoursEdit, day: Weekday, times: Times): void =>
  set({ week: { ...hours.week, [day]: times } });

/** A time; midnight at the end of a day is 00:00 here, since the browser's own field has no 24:00. */
const time = (edit: HoursEdit, day: Weekday, at: number, end: 0 | 1): TemplateResult => {
  const id = fieldId(`${edit.path}.week.${day}.${at}.${end}`);
  const times = edit.hours.week[day];
  const value = times[at]?.[end] ?? '';
  const change = (event: Event): void => {
    const typed = (event.target as HTMLInputElement).value;
    setDay(
      edit,
      day,
      times.map((pair, n) => {
        if (n !== at) return pair;
        return end === 0 ? [typed, pair[1]] : [pair[0], typed];
      }),
    );
  };
  return html`<div>
    <label for=${id}>${s(end === 0 ? 'hours.from' : 'hours.to')}</label>
    <input
      class="input input--narrow"
      type="time"
      id=${id}
      aria-describedby=${edit.saving.problemWithin(`${edit.path}.week.${day}`) ? `${fieldId(`${edit.path}.week.${day}`)}-error` : nothing}
      .value=${live(value === '24:00' ? '00:00' : value)}
      @input=${change}
    />
  </div>`;
};

const dayOf = (edit: HoursEdit, day: Weekday): TemplateResult => {
  const path = `${edit.path}.week.${day}`;
  const id = fieldId(path);
  const times = edit.hours.week[day];
  const name = s(`hours.${day}`);
  const error = edit.saving.problemWithin(path);
  return html`<fieldset
    class="fieldset settings__day ${error ? 'field--error' : ''}"
    id=${id}
  >
    <legend class="field__label">${name}</legend>
    ${fieldError(id, error)}
    ${times.length === 0 ? html`<p class="quiet">${s('hours.closed')}</p>` : nothing}
    ${times.map(
      (_, at) =>
        html`<div class="settings__times">
          ${time(edit, day, at, 0)} ${time(edit, day, at, 1)}
          <button
            class="button button--quiet button--small"
            type="button"
            aria-label=${s('hours.remove-on', { n: at + 1, day: name })}
            @click=${() => {
              edit.saving.refuse([]);
              setDay(
                edit,
                day,
                times.filter((__, n) => n !== at),
              );
              edit.focus(`${id}-add`);
            }}
          >
            ${s('settings.remove')}
          </button>
        </div>`,
    )}
    <div class="buttons">
      ${
        times.length < MOST
          ? html`<button
              class="button button--quiet button--small"
              type="button"
              id="${id}-add"
              aria-label=${s('hours.add-on', { day: name })}
              @click=${() => {
                setDay(edit, day, [...times, times.length === 0 ? ['09:00', '17:00'] : ['', '']]);
                edit.focus(fieldId(`${path}.${times.length}.0`));
              }}
            >
              ${s('hours.add')}
            </button>`
          : nothing
      }
      ${
        day === 'monday'
          ? html`<button
              class="button button--quiet button--small"
              type="button"
              @click=${() => copyMonday(edit)}
            >
              ${s('hours.copy')}
            </button>`
          : nothing
      }
    </div>
  </fieldset>`;
};

const copyMonday = ({ hours, set }: HoursEdit): void => {
  const { monday } = hours.week;
  const same = () => monday.map(([from, to]): [string, string] => [from, to]);
  set({
    week: { ...hours.week, tuesday: same(), wednesday: same(), thursday: same(), friday: same() },
  });
  announce(s('hours.copied'));
};

/** The usual week, day by day, each with as many hours as it has. */
export const weekOf = (edit: HoursEdit): TemplateResult =>
  html`<div class="settings__week">${weekdays.map((day) => dayOf(edit, day))}</div>`;
