import type { StaffConversation } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { councilOf, serviceName } from '../councils/councils.js';
import { hashOf } from '../ground/address.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { councilMark } from '../ui/council-mark.js';
import { unread, type Held } from './held.js';

/** `Waste and recycling, English · Reference 7K4M-2Q9X` */
export const about = (conversation: StaffConversation, session: Session): string =>
  [
    t('chat.about', {
      service: serviceName(councilOf(session.councils, conversation.council), conversation.service),
      language: t(`chat.language.${conversation.language}`),
    }),
    t('chat.reference', { reference: conversation.reference }),
  ].join(' · ');

/** On a narrow screen the lists are away: the way back, and what came meanwhile in other chats. */
export const wayBack = (session: Session, id: string): TemplateResult => {
  const lists = hashOf({ view: 'chats', conversation: null });
  const n = session.inbox.mine
    .filter(({ conversation }) => conversation.id !== id)
    .reduce((sum, held) => sum + unread(held), 0);
  return html`<p class="conversation__back">
    <a href=${lists}>${t('chat.backToLists')}</a>
    ${n > 0 ? html`<a href=${lists}>${t('chat.unreadElsewhere', { n })}</a>` : nothing}
  </p>`;
};

/** The top of a chat: with whom, for which council, about what, its reference, and its end. */
export const head = (
  { conversation }: Held,
  session: Session,
  name: string,
  end: () => void,
): TemplateResult => {
  const council = councilOf(session.councils, conversation.council);
  return html`<header class="conversation__header">
    ${wayBack(session, conversation.id)}
    <div class="conversation__who">
      <h2 tabindex="-1" aria-describedby="chat-about">${name}</h2>
      <p id="chat-about">
        ${councilMark(council)} · ${about(conversation, session)}
      </p>
    </div>
    ${
      conversation.state === 'ended'
        ? nothing
        : html`<button class="button button--quiet button--small" id="end-chat" @click=${end}>
          ${t('chat.end')}
        </button>`
    }
  </header>`;
};
