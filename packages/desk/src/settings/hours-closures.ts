import type { HoursSettings } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { s } from '../text/settings.js';
import { fieldId, line } from './fields.js';
import type { HoursEdit } from './hours-week.js';

type Closure = HoursSettings['closures'][number];

const addId = (path: string): string => `${fieldId(`${path}.closures`)}-add`;

/** Days on which it is closed, with what residents are told. */
export const closuresOf = (edit: HoursEdit): TemplateResult => {
  const { hours, path, saving, set, focus } = edit;
  const closures = hours.closures;
  return html`<h2>${s('hours.closures')}</h2>
    <p>${s('hours.closures.about')}</p>
    <div id=${fieldId(`${path}.closures`)}>${closures.map((closure, at) => one(edit, closure, at))}</div>
    <p>
      <button
        class="button button--quiet"
        type="button"
        id=${addId(path)}
        @click=${() => {
          saving.refuse([]);
          set({ closures: [...closures, { from: '', to: '', words: {} }] });
          focus(fieldId(`${path}.closures.${closures.length}.from`));
        }}
      >
        ${s('hours.closure.add')}
      </button>
    </p>`;
};

const one = (edit: HoursEdit, closure: Closure, at: number): TemplateResult => {
  const { hours, saving, set, focus } = edit;
  const path = `${edit.path}.closures.${at}`;
  const change = (parts: Partial<Closure>): void =>
    set({ closures: hours.closures.map((each, n) => (n === at ? { ...each, ...parts } : each)) });
  const day = (key: 'from' | 'to'): TemplateResult =>
    line(
      saving,
      { path: `${path}.${key}`, label: s(`hours.closure.${key}`) },
      closure[key],
      // One day is the usual closure.
      (typed) =>
        change(key === 'from' && closure.to === '' ? { from: typed, to: typed } : { [key]: typed }),
      { type: 'date', narrow: true },
    );
  const words = (language: 'en' | 'cy'): TemplateResult =>
    line(
      saving,
      {
        path: `${path}.words.${language}`,
        label: s(`hours.closure.${language}`),
        ...(language === 'en' ? { hint: s('hours.closure.en.hint') } : {}),
      },
      closure.words[language] ?? '',
      (typed) => {
        const { [language]: _, ...rest } = closure.words;
        change({ words: typed === '' ? rest : { ...rest, [language]: typed } });
      },
      { lang: language },
    );
  const n = at + 1;
  return html`<fieldset class="fieldset settings__item">
    <legend class="field__label">${s('hours.closure', { n })}</legend>
    <div class="side-by-side">${day('from')} ${day('to')}</div>
    ${words('en')} ${words('cy')}
    <button
      class="button button--quiet button--small"
      type="button"
      aria-label=${s('hours.closure.remove', { n })}
      @click=${() => {
        saving.refuse([]);
        set({ closures: hours.closures.filter((_, each) => each !== at) });
        focus(addId(edit.path));
      }}
    >
      ${s('settings.remove')}
    </button>
  </fieldset>`;
};
