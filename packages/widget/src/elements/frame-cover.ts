import { html, nothing, type TemplateResult } from 'lit';
import type { Webchat } from './webchat.js';

/** What stands in place of the message box for a while. */
export type Cover = 'end' | 'transcript' | null;

/** It takes the focus; `back` is called when it is done with. */
export const covering = (
  cover: Cover,
  webchat: Webchat,
  back: () => void,
): TemplateResult | typeof nothing => {
  if (cover === null) return nothing;
  return cover === 'end'
    ? html`<bellman-end-question .webchat=${webchat} @answer=${back}></bellman-end-question>`
    : html`<bellman-menu-transcript
      .webchat=${webchat}
      @answer=${back}
    ></bellman-menu-transcript>`;
};
