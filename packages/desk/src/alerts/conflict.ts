import type { StaffAlert } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { moment } from '../ground/times.js';
import { t } from '../text/alerts.js';
import { differing } from './differing.js';
import { formOf, type AlertForm } from './form.js';

/** When the other version was saved, and what it says otherwise. */
const other = (mine: AlertForm, theirs: StaffAlert): TemplateResult => {
  const found = differing(mine, formOf(theirs));
  return html`<p>${t('form.changedAt', { moment: moment(theirs.updatedAt) })}</p>
    ${
      found.length === 0
        ? html`<p>${t('form.changedNothing')}</p>`
        : html`<p>${t('form.changedWhat')}</p>
          <ul>
            ${found.map(({ label, theirs: says }) => html`<li>${says === null ? label : t('form.changedSays', { label, says })}</li>`)}
          </ul>`
    }`;
};

/**
 * The alert was saved elsewhere meanwhile, maybe by oneself: which version to go on with. Either
 * choice loses something, so that neither button is the main one.
 * @param saved the other version; undefined where it could not be had
 */
export const conflict = (
  mine: AlertForm | undefined,
  saved: StaffAlert | undefined,
  { takeTheirs, keepMine }: Readonly<Record<'takeTheirs' | 'keepMine', () => void>>,
): TemplateResult =>
  html`<div class="error-summary" role="alert" tabindex="-1">
    <h2 class="error-summary__title">${t('form.changedTitle')}</h2>
    <p>${t('form.changedBody')}</p>
    ${mine && saved ? other(mine, saved) : nothing}
    <div class="buttons">
      <button class="button button--quiet" type="button" @click=${keepMine}>
        ${t('form.changedMine')}
      </button>
      <button class="button button--quiet" type="button" @click=${takeTheirs}>
        ${t('form.changedTheirs')}
      </button>
    </div>
  </div>`;
