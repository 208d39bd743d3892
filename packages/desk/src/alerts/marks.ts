import type { VersionType } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../text/alerts.js';

/** That an alert is a drill, on every screen of it (A11): striped, and in words. */
export const drillMark = (exercise: boolean): TemplateResult | typeof nothing =>
  exercise
    ? html`<p class="drill">
        <strong class="drill__mark">${t('drill.mark')}</strong>
        <span class="drill__note">${t('drill.note')}</span>
      </p>`
    : nothing;

/** What a further version of an alert is, and who gets it (A5). */
export const versionNote = (type: VersionType): TemplateResult | typeof nothing =>
  type === 'alert'
    ? nothing
    : html`<p class="notice">
        <strong>${t(`version.${type}`)}.</strong> ${t(`version.${type}.note`)}
      </p>`;
