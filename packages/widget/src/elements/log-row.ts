import { html, nothing, type TemplateResult } from 'lit';
import { dayWords, timeOf } from '../ground/times.js';
import type { Texts } from '../text/texts.js';
import type { LogItem } from './log-items.js';

/** What a row can do. */
export interface RowActions {
  retry(id: string): void;
  remove(id: string): void;
}

const WORDS_IN_NAME = 30;

const delivery = (
  item: LogItem,
  text: Texts,
  actions: RowActions,
): TemplateResult | typeof nothing => {
  if (item.kind !== 'message' || !item.unsent) return nothing;
  const { id, state, problem } = item.unsent;
  if (state === 'sending') return html`<p class="state">${text.t('log.sending')}</p>`;
  const words = item.body.slice(0, WORDS_IN_NAME);
  return html`<p class="state unsent">
    <strong>${text.t(state === 'refused' ? 'log.refused' : 'log.unsent')}</strong>
    ${problem ? text.problem(problem) : nothing}
    <button
      type="button"
      class="second"
      aria-label=${text.t('log.retry.name', { words })}
      @click=${() => actions.retry(id)}
    >
      ${text.t('log.retry')}
    </button>
    ${
      state === 'refused'
        ? html`<button
          type="button"
          class="second"
          aria-label=${text.t('log.remove.name', { words })}
          @click=${() => actions.remove(id)}
        >
          ${text.t('log.remove')}
        </button>`
        : nothing
    }
  </p>`;
};

/** One line of the log. `now` in milliseconds since 1970. */
export const logRow = (
  item: LogItem,
  text: Texts,
  now: number,
  actions: RowActions,
): TemplateResult => {
  if (item.kind === 'day') {
    return html`<li class="day"><span>${dayWords(item.at, now, text)}</span></li>`;
  }
  if (item.kind === 'note') return html`<li class="note">${item.words}</li>`;
  return html`<li class=${item.mine ? 'message mine' : 'message'}>
    <p class="who">
      <span class="name">${item.speaker}</span>
      <time datetime=${new Date(item.at).toISOString()}>${timeOf(item.at, text)}</time>
    </p>
    <p class="body">${item.body}</p>
    ${delivery(item, text, actions)}
  </li>`;
};
