import type { StaffConversation } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { councilOf, serviceName } from '../../councils/councils.js';
import { moment } from '../../ground/times.js';
import type { Session } from '../../session.js';
import { t } from '../../text/text.js';

const row = (name: string, value: string): TemplateResult =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

/** Who one has here: what they told, and nothing that is not in the chat. */
export const resident = (chat: StaffConversation, session: Session): TemplateResult => {
  const council = councilOf(session.councils, chat.council);
  return html`<dl class="facts">
    ${row(t('side.name'), chat.residentName || t('side.noName'))}
    ${row(t('side.language'), t(`chat.language.${chat.language}`))}
    ${row(t('side.service'), serviceName(council, chat.service))}
    ${row(t('side.referenceLabel'), chat.reference)}
    ${row(t('side.since'), moment(chat.startedAt))}
    ${chat.warned ? row(t('side.warned'), t('side.warnedYes')) : nothing}
  </dl>`;
};
