import { html, nothing, type TemplateResult } from 'lit';
import { maybeSettings, s } from '../text/settings.js';
import { table } from '../ui/table.js';
import type { Difference } from './merge.js';

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

/** The label of a place, or of the nearest thing around it; a key of the texts as it is. */
const wordsFor = (path: string): string => {
  const steps = path.split('.');
  if (steps[0] === 'texts') return steps.slice(2).join('.');
  for (let n = steps.length; n > 0; n -= 1) {
    const key = steps.slice(0, n).join('.');
    const words =
      maybeSettings(key) ?? maybeSettings(`council.${key}`) ?? maybeSettings(`page.${key}`);
    if (words !== undefined) return words;
  }
  return path;
};

const shown = (value: unknown, list: 'settings.changed.list' | 'settings.changed.list.theirs') => {
  if (value === null || value === undefined || value === '') return s('settings.changed.none');
  if (typeof value === 'object') return s(list);
  if (typeof value === 'boolean') return s(value ? 'settings.yes' : 'settings.no');
  return typeof value === 'string' ? value : JSON.stringify(value);
};
