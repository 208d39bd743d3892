import { html, nothing, type TemplateResult } from 'lit';
import type { CodeEvent } from '../people/ask-code.js';
import { t } from '../text/alerts.js';
import type { ReasonEvent } from './ask-reason.js';
import type { Steps } from './steps.js';
import '../people/ask-code.js';
import './ask-reason.js';

/** What is asked before a step: its reason, or the second step's code. */
export const dialogs = (steps: Steps, giveUp: () => void): TemplateResult | typeof nothing => {
  const { asking, coding } = steps;
  if (asking)
    return html`<desk-ask-reason
      .step=${asking}
      .busy=${steps.busy}
      .again=${steps.again(asking)}
      .problem=${steps.problem}
      .codeProblem=${steps.codeProblem}
      @bellman-reason=${({ step, reason, code }: ReasonEvent) =>
        steps.take(step, { reason, ...(code === '' ? {} : { code }) })}
      @bellman-cancel=${giveUp}
    ></desk-ask-reason>`;
  if (!coding) return nothing;
  const { event, words } = coding;
  const how = event === 'release' || event === 'breakGlass' ? event : 'approve';
  return html`<desk-ask-code
    danger
    .heading=${t(`code.${how}`)}
    .yes=${t(how === 'approve' ? 'alert.confirmYes' : `${how}.yes`)}
    .busy=${steps.busy}
    .problem=${steps.codeProblem}
    @bellman-code=${({ code }: CodeEvent) => steps.take(event, { ...words, code })}
    @bellman-cancel=${giveUp}
  ></desk-ask-code>`;
};
