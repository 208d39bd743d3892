import type { StaffConversation } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { councilOf, serviceName } from '../councils/councils.js';
import { hashOf } from '../ground/address.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { councilMark } from '../ui/council-mark.js';
import type { Held } from './held.js';

/** `Waste and recycling, English · Reference 7K4M-2Q9X` */
export const about = (conversation: StaffConversation, session: Session): string =>
  [
    t('chat.about', {
      service: serviceName(councilOf(session.councils, conversation.council), conversation.service),
      language: t(`chat.language.${conversation.language}`),
    }),
    t('chat.reference', { reference: conversation.reference }),
  ].join(' · ');

/** The top of a chat: with whom, for which council, about what, its reference, and its end. */
export const head = (
  { conversation }: Held,
  session: Session,
  name: string,
  end: () => void,
): TemplateResult => {
  const council = councilOf(session.councils, conversation.council);
  return html`<header class="conversation__header">
    <a class="conversation__back" href=${hashOf({ view: 'chats', conversation: null })}
      >${t('chat.backToLists')}</a
    >
    <div>
      <h2 tabindex="-1">${name}</h2>
      <p>
        ${councilMark(council)} · ${about(conversation, session)}
      </p>
    </div>
    ${
      conversation.state === 'ended'
        ? nothing
        : html`<button class="button button--quiet" id="end-chat" @click=${end}>
          ${t('chat.end')}
        </button>`
    }
  </header>`;
};
