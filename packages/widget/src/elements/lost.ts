import { html, type TemplateResult } from 'lit';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';
import type { Webchat } from './webchat.js';

/** What there is to do where no chat can be gone on with, before the button that begins a new one. */
export const lostView = (webchat: Webchat, view: SessionView, text: Texts): TemplateResult => {
  if (view.problem?.code !== 'code-unknown') return html`<p>${text.t('lost.advice')}</p>`;
  const earlier = (): void => {
    webchat.wantsEarlier = true;
    webchat.session.reset();
  };
  return html`<button type="button" class="second" @click=${earlier}>
    ${text.t('home.resume')}
  </button>`;
};
