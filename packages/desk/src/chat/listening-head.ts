import type { StaffConversation } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { councilOf } from '../councils/councils.js';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import { councilMark } from '../ui/council-mark.js';
import { about, wayBack } from './head.js';
import { whoIs } from './who.js';

/** The top of a chat that is read along: with whom, and who answers it. */
export const listeningHead = (chat: StaffConversation, session: Session): TemplateResult =>
  html`<header class="conversation__header">
    ${wayBack(session, chat.id)}
    <div class="conversation__who">
      <h2 tabindex="-1" aria-describedby="chat-about chat-with">${whoIs(chat)}</h2>
      <p id="chat-about">${councilMark(councilOf(session.councils, chat.council))} · ${about(chat, session)}</p>
      ${chat.advisor ? html`<p id="chat-with">${t('listen.with', { name: chat.advisor.name })}</p>` : ''}
    </div>
  </header>`;
