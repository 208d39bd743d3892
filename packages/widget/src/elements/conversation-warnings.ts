import { html, nothing, type TemplateResult } from 'lit';
import { isOpen, isUnderWay } from '../chat/phases.js';
import type { SessionView } from '../chat/session-view.js';
import type { Texts } from '../text/texts.js';
import type { Webchat } from './webchat.js';

/** What stands between the log and the message box for a while. */
interface Warned {
  readonly webchat: Webchat;
  readonly view: SessionView;
  /** What was hidden and has been told of long enough. */
  readonly told: SessionView['hidden'] | null;
  /** Somebody has read of it. */
  close(): void;
  /** The chat is to stay open: takes what to announce once it does. */
  keeps(words: string): void;
}

/** Whether something was hidden, and the resident has neither closed that nor written on. */
export const tellsHidden = ({ hidden, phase }: SessionView, told: Warned['told']): boolean =>
  hidden.length > 0 && hidden !== told && isUnderWay(phase);

/** What an idle chat is told, and what was hidden in the last message. */
export const warnings = (
  { webchat, view, told, close, keeps }: Warned,
  text: Texts,
): TemplateResult => {
  const endsAt = isOpen(view.phase) ? (view.conversation?.idleEndsAt ?? null) : null;
  const tells = tellsHidden(view, told);
  return html`
    ${
      endsAt === null
        ? nothing
        : html`<div role="alert">
          <bellman-idle
            .webchat=${webchat}
            .text=${text}
            .endsAt=${endsAt}
            @keep=${(event: CustomEvent<string>) => keeps(event.detail)}
          ></bellman-idle>
        </div>`
    }
    <div role="status">${
      tells
        ? html`<bellman-hidden
          .text=${text}
          .hiddenKinds=${view.hidden}
          .payment=${webchat.council?.paymentUrl ?? null}
          @close=${close}
        ></bellman-hidden>`
        : nothing
    }</div>
  `;
};
