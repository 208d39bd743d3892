import { html, type TemplateResult } from 'lit';
import type { AreaShape } from '@bellman/protocol';
import type { Question } from '../ground/address.js';
import type { Session } from '../session.js';
import { questionWhat } from './question-what.js';
import type { QuestionContext } from './question.js';
import './question-check.js';
import './question-when.js';
import './question-where.js';

/** A question, as it is asked. */
export const ask = (
  question: Question,
  context: QuestionContext,
  areas: readonly AreaShape[],
  { api, clock }: Session,
): TemplateResult => {
  switch (question) {
    case 'what':
      return questionWhat(context);
    case 'where':
      return html`<desk-question-where
        .api=${api}
        .context=${context}
        .areas=${areas}
      ></desk-question-where>`;
    case 'when':
      return html`<desk-question-when .context=${context} .clock=${clock}></desk-question-when>`;
    default:
      return html`<desk-question-check
        .api=${api}
        .context=${context}
        .areas=${areas}
      ></desk-question-check>`;
  }
};
