import type { StaffConversation } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { clockTime, moment } from '../ground/times.js';
import { t } from '../text/text.js';

/**
 * What is out of the ordinary about a chat, as short tags: in words, since colour alone tells
 * nobody (WCAG 2.2, 1.4.1).
 */
export const tags = (conversation: StaffConversation): TemplateResult | typeof nothing => {
  const { danger, left, kept } = conversation;
  if (!danger && !left && !kept) return nothing;
  return html`<p class="card__tags">
    ${danger ? html`<strong class="tag tag--stopped">${t('chat.danger')}</strong>` : nothing}
    ${left ? html`<span class="tag">${t('chat.left')}</span>` : nothing}
    ${kept ? html`<span class="tag">${t('chat.kept')}</span>` : nothing}
  </p>`;
};

/** By when a message that was left is to be answered. */
export const answerBy = ({ left, answerBy: by }: StaffConversation): string =>
  left && by !== null ? t('chat.answerBy', { when: moment(by) }) : '';

/** What whoever has the chat must know before writing. */
export const notices = (
  conversation: StaffConversation,
  name: string,
): TemplateResult | typeof nothing => {
  const { danger, idleEndsAt, state, marks, lastSeq } = conversation;
  // Whoever has received what was said lately is here, whatever they left.
  const left = conversation.left && marks.delivered < lastSeq;
  // Somebody in danger is so after the chat, too.
  const goesOn = state !== 'ended';
  if (!danger && !(goesOn && (left || idleEndsAt !== null))) return nothing;
  return html`<div class="notices">
    ${
      danger
        ? html`<p class="notices__danger" role="note">
          <strong>${t('chat.danger')}.</strong> ${t('chat.dangerAdvice')}
        </p>`
        : nothing
    }
    ${left && goesOn ? html`<p>${t('chat.leftAdvice')} ${answerBy(conversation)}</p>` : nothing}
    ${
      idleEndsAt === null || !goesOn
        ? nothing
        : html`<p role="status">${t('chat.idle', { name, time: clockTime(idleEndsAt) })}</p>`
    }
  </div>`;
};

/** How far the resident has come with the last message of staff; empty where there is none. */
export const mark = (lastByStaff: number, { marks }: StaffConversation, name: string): string => {
  if (lastByStaff === 0) return '';
  if (marks.read >= lastByStaff) return t('chat.markRead', { name });
  return t(marks.delivered >= lastByStaff ? 'chat.markDelivered' : 'chat.markSent');
};
