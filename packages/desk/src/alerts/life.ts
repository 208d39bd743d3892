import type { AlertState, StaffAlert } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { moment } from '../ground/times.js';
import { t } from '../text/alerts.js';
import { table } from '../ui/table.js';

/** The way of an alert that nothing stops. */
const usual: readonly AlertState[] = [
  'draft',
  'submitted',
  'approved',
  'sending',
  'sent',
  'expired',
];

/** The states to show for an alert: those of the usual way, with where it left it. */
export const statesOf = (state: AlertState): readonly AlertState[] => {
  switch (state) {
    case 'returned':
      return ['draft', 'returned', 'submitted', 'approved', 'sending', 'sent', 'expired'];
    case 'rejected':
      return ['draft', 'submitted', 'rejected'];
    case 'stopped':
      return ['draft', 'submitted', 'approved', 'stopped'];
    default:
      return usual;
  }
};

/** The steps of an alert's life, with where it stands, in words as well as in looks. */
export const life = (state: AlertState): TemplateResult => {
  const states = statesOf(state);
  const now = states.indexOf(state);
  return html`<ol class="life" role="list" aria-label=${t('alert.lifeLabel')}>
    ${states.map((step, at) => {
      const when = at < now ? 'done' : at === now ? 'now' : 'next';
      return html`<li class="life__step life__step--${when}" aria-current=${at === now ? 'step' : nothing}>
        <span class="visually-hidden">${t(`alert.life.${when}`)}</span> ${t(`alert.state.${step}`)}
      </li>`;
    })}
  </ol>`;
};

/** What was done to an alert, by whom and when. */
export const record = ({ steps }: StaffAlert): TemplateResult | typeof nothing =>
  steps.length === 0
    ? nothing
    : html`<h2>${t('alert.record')}</h2>
        ${table(
          t('alert.record'),
          [
            t('alert.recordWhat'),
            t('alert.recordWho'),
            t('alert.recordWhen'),
            t('alert.recordReason'),
          ],
          steps.map(({ event, by, at, reason }, index) => ({
            key: String(index),
            head: t(`alert.event.${event}`),
            cells: [by?.name ?? t('alert.relay'), moment(at), reason],
          })),
        )}`;
