import { html, nothing, type TemplateResult } from 'lit';
import { s } from '../text/settings.js';
import { table } from '../ui/table.js';
import type { Difference } from './merge.js';
import { wordsFor } from './place-words.js';

/** What somebody else saved of the same meanwhile, beside what is on this page. */
export const differences = (
  found: readonly Difference[],
  takeTheirs: () => void,
): TemplateResult | typeof nothing =>
  found.length === 0
    ? nothing
    : html`<section class="error-summary" role="alert" tabindex="-1">
        <h2 class="error-summary__title">${s('settings.changed')}</h2>
        <p>${s('settings.changed.body')}</p>
        ${table(
          s('settings.changed'),
          [s('settings.changed.what'), s('settings.changed.mine'), s('settings.changed.theirs')],
          found.map(({ path, mine, theirs }) => ({
            key: path,
            head: wordsFor(path),
            cells: [
              shown(mine, 'settings.changed.list'),
              shown(theirs, 'settings.changed.list.theirs'),
            ],
          })),
        )}
        <div class="buttons">
          <button class="button button--quiet" type="button" @click=${takeTheirs}>
            ${s('settings.changed.take')}
          </button>
        </div>
      </section>`;

const shown = (value: unknown, list: 'settings.changed.list' | 'settings.changed.list.theirs') => {
  if (value === null || value === undefined || value === '') return s('settings.changed.none');
  if (typeof value === 'object') return s(list);
  if (typeof value === 'boolean') return s(value ? 'settings.yes' : 'settings.no');
  return typeof value === 'string' ? value : JSON.stringify(value);
};
