import type { StaffAlert, VersionType } from '@bellman/protocol';
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

/** Where an alert came from that nobody here wrote, and what is notable about it (A10, A12). */
export const sourceNote = ({
  source: { from, notes },
  partnerName,
}: Pick<StaffAlert, 'source' | 'partnerName'>): TemplateResult | typeof nothing =>
  from === 'desk'
    ? nothing
    : html`<div class="notice">
        <p>${t(`alert.from.${from}`, { partner: partnerName ?? '' })}</p>
        ${
          notes.length > 0
            ? html`<p>${t('alert.from.notes')}</p>
              <ul>
                ${notes.map((note) => html`<li>${note}</li>`)}
              </ul>`
            : nothing
        }
      </div>`;
