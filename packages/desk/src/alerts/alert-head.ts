import { html, nothing, type TemplateResult } from 'lit';
import { hashOf } from '../ground/address.js';
import type { Refusal } from '../link/refusal.js';
import { t } from '../text/alerts.js';
import type { LiveAlert } from './live-alert.js';

/** What no reading changes. */
const isForGood = ({ code }: Refusal): boolean =>
  ['alert-unknown', 'not-found', 'alert-version-under-way'].includes(code);

const again = (readAgain: () => void): TemplateResult =>
  html`<button class="button button--small" @click=${readAgain}>${t('alert.readAgain')}</button>`;

/** Why something was not done, or could not be read, with what to do about it. */
export const problem = (
  told: Refusal | undefined,
  more: TemplateResult | typeof nothing,
  readAgain: () => void,
): TemplateResult => html`<div role="alert" id="alert-problem" tabindex="-1">
  ${
    told
      ? html`<p class="problem">${told.message}</p>
        ${
          told.code === 'totp-set-up-first'
            ? html`<p><a href=${hashOf({ view: 'second-step' })}>${t('alert.setUp')}</a></p>`
            : nothing
        }
        ${more} ${isForGood(told) ? nothing : again(readAgain)}`
      : nothing
  }
</div>`;

/** What happened meanwhile to an alert that somebody has read, or was asked about. */
export const news = (
  { held }: LiveAlert,
  asked: string,
  readAgain: () => void,
): TemplateResult | typeof nothing =>
  held || asked !== ''
    ? html`<div class="notice" id="alert-news" tabindex="-1">
        <p>${held ? t('alert.changedRead') : asked}</p>
        ${held ? html`<div class="buttons">${again(readAgain)}</div>` : nothing}
      </div>`
    : nothing;
