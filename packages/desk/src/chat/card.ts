import type { StaffConversation } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { councilOf, serviceName, type Councils } from '../councils/councils.js';
import { t } from '../text/text.js';
import { councilMark } from '../ui/council-mark.js';
import { tags } from './notices.js';
import { whoIs } from './who.js';

/** What a chat that waits is about; the second line has `about` as its id, to describe a button. */
export const aboutChat = (
  conversation: StaffConversation,
  councils: Councils,
  about: string,
): TemplateResult => {
  const { language, firstWords } = conversation;
  const council = councilOf(councils, conversation.council);
  return html`<p class="card__top">${councilMark(council)}</p>
    ${tags(conversation)}
    <p class="card__about" id=${about}>
      <strong>${whoIs(conversation)}</strong>, ${t('chat.about', {
        service: serviceName(council, conversation.service),
        language: t(`chat.language.${language}`),
      })}
    </p>
    <p class="card__words" lang=${language}>${firstWords || t('chat.noWords')}</p>`;
};
