import type { StaffConversation } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Session } from '../session.js';
import { entries } from './entries.js';
import type { Timeline } from './timeline.js';
import './log.js';

/** A chat's log; one of its own for each chat, so that going to another is not read out as news. */
export const transcript = (
  session: Session,
  conversation: StaffConversation,
  timeline: Timeline,
  ready: boolean,
): TemplateResult =>
  html`${keyed(
    conversation.id,
    html`<desk-log
      .ready=${ready}
      .last=${timeline.last}
      .entries=${entries(timeline.messages, {
        session,
        conversation: conversation.id,
        council: conversation.council,
        residentName: conversation.residentName,
        language: conversation.language,
        now: session.clock.now(),
      })}
    ></desk-log>`,
  )}`;
