import type { CaseView } from '@bellman/protocol';
import { html, type TemplateResult } from 'lit';
import { councilOf, serviceName } from '../councils/councils.js';
import { hashOf } from '../ground/address.js';
import { moment } from '../ground/times.js';
import type { Session } from '../session.js';
import { t } from '../text/supervise.js';
import { councilMark } from '../ui/council-mark.js';
import { dueOf, dueWords, kindOf, stepsOf, type Step } from './case-words.js';

/** What a case is: its reference, kind and council, and the way to its chat. */
export const caseHead = (entry: CaseView, { councils }: Session): TemplateResult => {
  const council = councilOf(councils, entry.council);
  return html`<span class="case-name" id="case-${entry.id}" tabindex="-1">
      <strong>${entry.reference}</strong> <span class="tag">${kindOf(entry.kind)}</span>
    </span>
    <span class="case-line">${councilMark(council)}, ${serviceName(council, entry.service)}</span>
    <a class="case-line" href=${hashOf({ view: 'chats', conversation: entry.conversation })}
      >${t('cases.chat', { reference: entry.chat })}</a
    >`;
};

const due = (entry: CaseView, now: number): TemplateResult => {
  const words = dueWords(entry, now);
  return dueOf(entry, now) === 'overdue'
    ? html`<strong class="tag tag--stopped">${words}</strong>`
    : html`${words}`;
};

/** The cells of a case's row: words and who wrote them, state, due, and the steps as buttons. */
export const caseCells = (
  entry: CaseView,
  { clock }: Session,
  take: (step: Step) => void,
): readonly unknown[] => {
  const { id, reference, words, name, at, state } = entry;
  return [
    html`<span class="case-words">${words || t('cases.noWords')}</span>
      <span class="quiet">${t('cases.raised', { name, when: moment(at) })}</span>`,
    t(`cases.state.${state}`),
    due(entry, clock.now()),
    html`<span class="case-steps"
      >${stepsOf(entry).map((step) => {
        const label = t(`cases.step.${step}`);
        return html`<button
          class="button button--quiet button--small"
          id="case-${id}-${step}"
          aria-label=${t('cases.stepOf', { step: label, kind: kindOf(entry.kind), reference })}
          @click=${() => take(step)}
        >
          ${label}
        </button>`;
      })}</span
    >`,
  ];
};
