import type { AudienceCount, StaffAlert } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { councilOf } from '../councils/councils.js';
import { councilsFor } from '../people/acts.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import type { ApproveEvent, WayOut } from './approval.js';
import { goingOf } from './confirm-words.js';
import type { StepEvent, StepWords } from './steps.js';
import './approval.js';
import './waiting.js';

/** What a decision is drawn from, and who hears of it. */
interface Deciding {
  readonly alert: StaffAlert;
  readonly session: Session;
  readonly audience: AudienceCount | undefined;
  readonly busy: boolean;
  readonly take: (event: StepEvent, words: StepWords) => void;
  /** The deputy's time, or break-glass's, has come. */
  readonly due: () => void;
}

const wayOut = ({ alert, session, audience, busy, take }: Deciding, how: WayOut) => {
  const council = councilOf(session.councils, alert.council);
  const { hash } = alert;
  const approver = councilsFor(session.me, 'alert.approve').includes(alert.council);
  // Another alert, or other words, are another question: nothing said to the last one counts.
  return html`${keyed(
    hash,
    html`<desk-approval
    .how=${how}
    .deputy=${how === 'approve' && !approver}
    .audience=${audience}
    .going=${
      // Whoever breaks the glass sends at once, whatever time was set.
      goingOf(
        how === 'breakGlass' ? { ...alert, sendAt: null } : alert,
        council,
        session.clock.now(),
      )
    }
    .busy=${busy}
    @bellman-approve=${({ understood, reason }: ApproveEvent) =>
      take(how, { hash, understood, ...(how === 'breakGlass' ? { reason } : {}) })}
  ></desk-approval>`,
  )}`;
};

/** Who decides on an alert now, and the decision itself for whoever may take it. */
export const decision = (deciding: Deciding): TemplateResult | typeof nothing => {
  const { alert, session, due } = deciding;
  const { may } = alert;
  if (may.includes('release') && alert.alone) return wayOut(deciding, 'release');
  if (alert.state !== 'submitted') return nothing;
  const waiting = alert.waiting
    ? html`<desk-alert-waiting
        .waiting=${alert.waiting}
        .clock=${session.clock}
        @bellman-due=${due}
      ></desk-alert-waiting>`
    : nothing;
  if (may.includes('approve')) return html`${waiting} ${wayOut(deciding, 'approve')}`;
  const own = session.me.id === alert.author.id || may.includes('return');
  return html`<p class="notice">${t(own ? 'alert.another' : 'alert.waitsForApprover')}</p>
    ${waiting} ${may.includes('breakGlass') ? wayOut(deciding, 'breakGlass') : nothing}`;
};
