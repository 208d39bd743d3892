import type { AlertEvent, StaffAlert } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { hashOf } from '../ground/address.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import type { AlertName } from './drafting.js';
import type { Lacking } from './lacking.js';
import type { Steps } from './steps.js';
import { copiesOf } from './working-copy.js';

/** What is still to be written, with the way to each question; nothing where it is finished. */
const unfinished = (name: AlertName, lacks: readonly Lacking[]): TemplateResult | typeof nothing =>
  lacks.length === 0
    ? nothing
    : html`<div class="notice">
        <p>${t('alert.lacks')}</p>
        <ul>
          ${lacks.map(
            ({ question, sentence }) =>
              html`<li>
                <a href=${hashOf({ view: 'edit-alert', ...name, question })}>${sentence}</a>
              </li>`,
          )}
        </ul>
      </div>`;

/**
 * What somebody may do with an alert, beside letting it out and stopping it: buttons and links.
 * @param lacking what keeps it from being submitted
 */
export const acts = (
  alert: StaffAlert,
  session: Session,
  steps: Steps,
  lacking: readonly Lacking[],
): TemplateResult => {
  const may = (event: AlertEvent): boolean => alert.may.includes(event);
  const name = { council: alert.council, id: alert.id };
  // What is written in this tab and not saved would not be in what is submitted.
  const unsaved = copiesOf(session).find(alert.id)?.dirty === true;
  const lacks = may('submit') && !unsaved ? lacking : [];
  const isReady = !unsaved && lacks.length === 0;
  return html`${unfinished(name, lacks)}
  <div class="buttons">
    ${
      may('submit') && isReady
        ? html`<button class="button" @click=${() => steps.begin('submit')}>
          ${t('alert.submit')}
        </button>`
        : nothing
    }
    ${
      may('edit')
        ? html`<a class="button ${isReady ? 'button--quiet' : ''}" href=${hashOf({ view: 'edit-alert', ...name, question: 'what' })}
          >${t('alert.edit')}</a
        >`
        : nothing
    }
    ${
      may('submit')
        ? html`<a class="button button--quiet" href=${hashOf({ view: 'edit-alert', ...name, question: 'check' })}
          >${t('form.question.check')}</a
        >`
        : nothing
    }
    ${
      may('withdraw')
        ? html`<button class="button button--quiet" @click=${() => steps.begin('withdraw')}>
          ${t('alert.withdraw')}
        </button>`
        : nothing
    }
    ${(['return', 'reject'] as const).filter(may).map(
      (step) =>
        html`<button class="button button--quiet" id="do-${step}" @click=${() => steps.ask(step)}>
          ${t(`alert.${step}`)}
        </button>`,
    )}
  </div>`;
};
