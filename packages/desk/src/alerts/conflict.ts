import { html, type TemplateResult } from 'lit';
import { t } from '../text/alerts.js';

/** The alert was saved elsewhere meanwhile, maybe by oneself: which version to go on with. */
export const conflict = (theirs: () => void, mine: () => void): TemplateResult =>
  html`<div class="error-summary" role="alert" tabindex="-1">
    <h2 class="error-summary__title">${t('form.changedTitle')}</h2>
    <p>${t('form.changedBody')}</p>
    <div class="buttons">
      <button class="button" type="button" @click=${theirs}>${t('form.changedTheirs')}</button>
      <button class="button button--quiet" type="button" @click=${mine}>
        ${t('form.changedMine')}
      </button>
    </div>
  </div>`;
