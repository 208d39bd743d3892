import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text/text.js';
import type { LeftBehind } from './left-behind.js';

/** What was written in a chat that goes on no more, to be copied from. */
export const leftOver = (
  draft: string,
  label = t('chat.leftOver'),
  id = 'left-over',
): TemplateResult | typeof nothing =>
  draft.trim() === ''
    ? nothing
    : html`<label class="field__label" for=${id}>${label}</label>
      <p class="field__hint" id="${id}-hint">${t('chat.leftOverHint')}</p>
      <textarea
        class="input composer__box"
        id=${id}
        rows="3"
        readonly
        aria-describedby="${id}-hint"
        .value=${draft}
      ></textarea>`;

/** A chat that is one's own no more, with what was written in it and not sent. */
export const leftBehind = (
  left: LeftBehind,
  conversation: string,
  close: (conversation: string) => void,
): TemplateResult =>
  html`<div class="conversation__main">
    <h2 tabindex="-1">${t('chat.goneNow')}</h2>
    <div class="conversation__over">
      ${leftOver(left.words(conversation), t('chat.leftOverGone'))}
      ${leftOver(left.note(conversation), t('notes.leftOver'), 'left-over-note')}
      <button class="button button--quiet" @click=${() => close(conversation)}>${t('chat.close')}</button>
    </div>
  </div>`;
