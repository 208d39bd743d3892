import type { RaisedKind, StaffConversation } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import type { Session } from '../../session.js';
import './abuse.js';
import './invite.js';
import './raise.js';
import './transfer.js';

/** What else can be done in a chat. */
export type Deed = 'transfer' | 'invite' | 'warn' | 'abuse' | RaisedKind;

/** What the dialog of a deed is told. */
interface Asked {
  readonly session: Session;
  readonly chat: StaffConversation;
  readonly done: (words: string) => void;
  readonly cancelled: () => void;
}

/** The dialog that asks for what a deed needs. */
export const dialogOf = (deed: Deed, { session, chat, done, cancelled }: Asked): TemplateResult => {
  switch (deed) {
    case 'transfer':
      return html`<desk-transfer
        .session=${session}
        .chat=${chat}
        .done=${done}
        .cancelled=${cancelled}
      ></desk-transfer>`;
    case 'invite':
      return html`<desk-invite
        .session=${session}
        .chat=${chat}
        .done=${done}
        .cancelled=${cancelled}
      ></desk-invite>`;
    case 'warn':
    case 'abuse':
      return html`<desk-abuse
        .session=${session}
        .chat=${chat}
        .step=${deed}
        .done=${done}
        .cancelled=${cancelled}
      ></desk-abuse>`;
    default:
      return html`<desk-raise
        .session=${session}
        .chat=${chat}
        .kind=${deed}
        .done=${done}
        .cancelled=${cancelled}
      ></desk-raise>`;
  }
};
