import { html, nothing, type TemplateResult } from 'lit';
import type { Texts } from '../text/texts.js';
import type { MessageItem } from './log-items.js';

/** What can be done about a message that was not sent. */
export interface DeliveryActions {
  retry(id: string): void;
  remove(id: string): void;
}

const WORDS_IN_NAME = 30;

/**
 * How far one's own message has come. The paragraph and its text are there from the beginning and
 * only the words change, so that the log, which announces additions, says none of it; and in a
 * fresh line, which is read as a whole, they are for the eye alone: they would be out of date.
 */
const reachedWords = ({ reached }: MessageItem, text: Texts, isFresh: boolean): TemplateResult =>
  html`<p class="state" aria-live="off" aria-hidden=${isFresh ? 'true' : nothing}>${
    reached ? text.t(`log.${reached}`) : ''
  }</p>`;

/** What stands below a message: how far it has come, or why it was not sent and what to do. */
export const delivery = (
  item: MessageItem,
  text: Texts,
  actions: DeliveryActions,
  isFresh: boolean,
): TemplateResult | typeof nothing => {
  const { unsent } = item;
  if (!unsent || unsent.state === 'sending') {
    return item.mine ? reachedWords(item, text, isFresh) : nothing;
  }
  const { id, state, problem } = unsent;
  if (state === 'held') {
    return html`<p class="state unsent">
      <strong>${text.t('log.refused')}</strong> ${text.t('log.held')}
    </p>`;
  }
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
