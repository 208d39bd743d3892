import type { AlertEvent, StaffAlert } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { hashOf } from '../ground/address.js';
import type { Session } from '../session.js';
import { t } from '../text/alerts.js';
import type { Steps } from './steps.js';
import { copiesOf } from './working-copy.js';

/** What somebody may do with an alert, beside letting it out and stopping it: buttons and links. */
export const acts = (alert: StaffAlert, session: Session, steps: Steps): TemplateResult => {
  const may = (event: AlertEvent): boolean => alert.may.includes(event);
  const name = { council: alert.council, id: alert.id };
  // What is written in this tab and not saved would not be in what is submitted.
  const unsaved = copiesOf(session).find(alert.id)?.dirty === true;
  return html`<div class="buttons">
    ${
      may('submit') && !unsaved
        ? html`<button class="button" @click=${() => steps.begin('submit')}>
          ${t('alert.submit')}
        </button>`
        : nothing
    }
    ${
      may('edit')
        ? html`<a class="button ${unsaved ? '' : 'button--quiet'}" href=${hashOf({ view: 'edit-alert', ...name, question: 'what' })}
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
