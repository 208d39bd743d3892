import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../session.js';
import { t } from '../text/text.js';
import type { Held } from './held.js';
import { leftOver } from './left-over.js';
import './composer.js';
import './side/wrap-up.js';

/** What the foot of a chat asks of the view around it. */
export interface FootDeeds {
  /** Whether the wrap-up was opened before the chat ended. */
  readonly early: boolean;
  readonly close: (conversation: string) => void;
  /** Asks whether to end the chat, and then saves the wrap-up. */
  readonly endFirst: () => void;
}

const over = ({ conversation }: Held, session: Session, { close }: FootDeeds): TemplateResult =>
  html`<div class="conversation__over">
    <p>${t('chat.endedNow')}</p>
    ${
      session.inbox.outbox.of(conversation.id).length > 0
        ? leftOver(session.inbox.left.words(conversation.id), t('chat.leftOverGone'))
        : leftOver(session.inbox.drafts.get(conversation.id))
    }
    ${
      conversation.wrapUp
        ? nothing
        : html`<button class="button button--quiet" @click=${() => close(conversation.id)}>
          ${t('chat.close')}
        </button>`
    }
  </div>`;

/** Whether a council lets a chat be put away without a wrap-up. */
const mayLeaveOut = (council: string, { inbox: { you } }: Session): boolean =>
  you !== undefined && !you.mustWrapUp.includes(council);

/**
 * The foot of a chat: where one writes, or what is left once it has ended; and the wrap-up, at one
 * place in the page, so that what was filled in early is there when the chat has ended.
 */
export const foot = (held: Held, session: Session, deeds: FootDeeds): TemplateResult => {
  const { conversation } = held;
  const isOver = conversation.state === 'ended';
  return html`${isOver ? over(held, session, deeds) : html`<desk-composer .session=${session} .chat=${conversation}></desk-composer>`}
  ${
    (isOver ? conversation.wrapUp : deeds.early)
      ? html`<desk-wrap-up
        .session=${session}
        .chat=${conversation}
        .optional=${mayLeaveOut(conversation.council, session)}
        .close=${deeds.close}
        .endFirst=${deeds.endFirst}
      ></desk-wrap-up>`
      : nothing
  }`;
};
