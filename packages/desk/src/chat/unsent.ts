import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../text/text.js';
import type { Outbox, Unsent } from './outbox.js';

/** What is not with the relay yet, and what to do about what it refused. */
export const unsent = (
  outbox: Outbox,
  conversation: string,
  putBack: (words: string) => void,
): TemplateResult | typeof nothing => {
  const list = outbox.of(conversation);
  if (list.length === 0) return nothing;
  const refused = ({ id }: Unsent): TemplateResult =>
    html`<div class="buttons">
      <button class="button button--small" @click=${() => outbox.retry(conversation, id)}>
        ${t('chat.retry')}
      </button>
      <button
        class="button button--small button--quiet"
        @click=${() => putBack(outbox.takeBack(conversation, id))}
      >
        ${t('chat.takeBack')}
      </button>
    </div>`;
  return html`<ul class="unsent" role="list">
    ${repeat(
      list,
      ({ id }) => id,
      (one) =>
        html`<li class="entry entry--unsent">
          <p class="entry__words">${one.body}</p>
          <p class="entry__state" role=${one.state === 'sending' ? nothing : 'status'}>
            ${
              one.state === 'refused'
                ? t('chat.refused', { reason: one.reason ?? '' })
                : t(one.state === 'held' ? 'chat.notSent' : 'chat.sending')
            }
          </p>
          ${one.state === 'refused' ? refused(one) : nothing}
        </li>`,
    )}
  </ul>`;
};
