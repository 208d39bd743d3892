import type { HoursSettings } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { s } from '../text/settings.js';
import { announce } from '../ui/announce.js';
import { checkbox, fieldError } from '../ui/field.js';
import { fieldId } from './fields.js';
import { isLongNight, isPastMidnight, timeWords, type Times as Pair } from './hours-times.js';
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
  /** Says something once somebody has stopped typing. */
  readonly say: (words: string) => void;
  /** Whether long hours past midnight are known to be meant; null where it need not be asked. */
  readonly isMeant: (path: string, times: Pair) => boolean | null;
  /** Keeps the answer. */
  readonly setMeant: (path: string, times: Pair, is: boolean) => void;
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
    const changed = times.map((pair, n): Pair => {
      if (n !== at) return pair;
      return end === 0 ? [typed, pair[1]] : [pair[0], typed];
    });
    setDay(edit, day, changed);
    edit.say(nightWords(changed[at]));
  };
  const described = [
    edit.saving.problemWithin(`${edit.path}.week.${day}`)
      ? `${fieldId(`${edit.path}.week.${day}`)}-error`
      : '',
    end === 1 && nightWords(times[at]) ? `${id}-night` : '',
  ];
  return html`<div>
    <label for=${id}>${s(end === 0 ? 'hours.from' : 'hours.to')}</label>
    <input
      class="input input--narrow"
      type="time"
      id=${id}
      aria-describedby=${described.filter(Boolean).join(' ') || nothing}
      .value=${live(value === '24:00' ? '00:00' : value)}
      @input=${change}
    />
  </div>`;
};

/** Where the hours go on past midnight, when they end; else empty. */
const nightWords = (times: Pair | undefined): string =>
  times && isPastMidnight(times) ? s('hours.next-day', { time: timeWords(times[1]) }) : '';

/** What follows of hours that go on past midnight; where they are long, whether that is meant. */
const night = (edit: HoursEdit, day: Weekday, at: number): TemplateResult | typeof nothing => {
  const times = edit.hours.week[day][at];
  const words = nightWords(times);
  if (times === undefined || words === '') return nothing;
  const path = `${edit.path}.week.${day}.${at}`;
  const meant = isLongNight(times) ? edit.isMeant(path, times) : null;
  return html`<p class="settings__lost" id="${fieldId(`${path}.1`)}-night">${words}</p>
    ${
      meant === null
        ? nothing
        : checkbox({
            id: fieldId(`${path}.meant`),
            label: s('hours.long.yes'),
            checked: meant,
            onChange: (is) => edit.setMeant(path, times, is),
          })
    }`;
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
        </div>
        ${night(edit, day, at)}`,
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
