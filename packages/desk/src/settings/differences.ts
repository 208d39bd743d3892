import type { DeskSettings } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { s } from '../text/settings.js';
import { table } from '../ui/table.js';
import { linesOf } from './list-differences.js';
import type { Difference } from './merge.js';

/** What somebody else saved of the same meanwhile, beside what is on this page. */
export const differences = (
  found: readonly Difference[],
  settings: DeskSettings,
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
          found
            .flatMap((difference) => linesOf(difference, settings))
            .map(({ key, what, mine, theirs }) => ({ key, head: what, cells: [mine, theirs] })),
        )}
        <div class="buttons">
          <button class="button button--quiet" type="button" @click=${takeTheirs}>
            ${s('settings.changed.take')}
          </button>
        </div>
      </section>`;
