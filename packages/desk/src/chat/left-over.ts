import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text/text.js';

/** What was written in a chat that goes on no more, to be copied from. */
export const leftOver = (
  draft: string,
  label = t('chat.leftOver'),
): TemplateResult | typeof nothing =>
  draft.trim() === ''
    ? nothing
    : html`<label class="field__label" for="left-over">${label}</label>
      <p class="field__hint" id="left-over-hint">${t('chat.leftOverHint')}</p>
      <textarea
        class="input composer__box"
        id="left-over"
        rows="3"
        readonly
        aria-describedby="left-over-hint"
        .value=${draft}
      ></textarea>`;

/** A chat that is one's own no more, with what was written in it and not sent. */
export const leftBehind = (words: string, close: () => void): TemplateResult =>
  html`<div class="conversation__main">
    <h2 tabindex="-1">${t('chat.goneNow')}</h2>
    <div class="conversation__over">
      ${leftOver(words, t('chat.leftOverGone'))}
      <button class="button button--quiet" @click=${close}>${t('chat.close')}</button>
    </div>
  </div>`;
