import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text/text.js';

/** What was being written when the chat ended, to be copied from. */
export const leftOver = (draft: string): TemplateResult | typeof nothing =>
  draft.trim() === ''
    ? nothing
    : html`<label class="field__label" for="left-over">${t('chat.leftOver')}</label>
      <p class="field__hint" id="left-over-hint">${t('chat.leftOverHint')}</p>
      <textarea
        class="input composer__box"
        id="left-over"
        rows="3"
        readonly
        aria-describedby="left-over-hint"
        .value=${draft}
      ></textarea>`;
