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

type Lived = Pick<StaffAlert, 'state' | 'steps'>;
type Standing = Pick<StaffAlert, 'state' | 'sendAt'>;

/**
 * The states to show for an alert: those that it went through since it was last a draft, and then
 * those of the usual way that are still to come.
 */
export const statesOf = ({ state, steps }: Lived): readonly AlertState[] => {
  const lived = steps.reduce<readonly AlertState[]>(
    (path, { to }) => {
      if (to === 'draft') return ['draft'];
      if (to === 'returned') return ['draft', 'returned'];
      return path.includes(to) ? path : [...path, to];
    },
    ['draft'],
  );
  const path = lived.at(-1) === state ? lived : [...lived.filter((one) => one !== state), state];
  const from = state === 'returned' ? 0 : usual.indexOf(state);
  // What is over, or left the usual way, has nothing to come.
  return from < 0 ? path : [...path, ...usual.slice(from + 1)];
};

/** Where an alert stands, in words, with the time of one that is approved for later. */
export const stateWords = ({ state, sendAt }: Standing, now: number): string =>
  state === 'approved' && sendAt !== null && sendAt > now
    ? t('alert.state.scheduled', { moment: moment(sendAt) })
    : t(`alert.state.${state}`);

/** The steps of an alert's life at `time` (ms), with where it stands, in words as well as in looks. */
export const life = (alert: Lived & Standing, time: number): TemplateResult => {
  const states = statesOf(alert);
  const now = states.indexOf(alert.state);
  const words = (step: AlertState, at: number): string => {
    if (at === now) return stateWords(alert, time);
    // "About to be sent" is so only while it is.
    return t(step === 'approved' ? 'alert.life.approved' : `alert.state.${step}`);
  };
  return html`<ol class="life" role="list" aria-label=${t('alert.lifeLabel')}>
    ${states.map((step, at) => {
      const when = at < now ? 'done' : at === now ? 'now' : 'next';
      return html`<li class="life__step life__step--${when}" aria-current=${at === now ? 'step' : nothing}>
        <span class="visually-hidden">${t(`alert.life.${when}`)}</span> ${words(step, at)}
      </li>`;
    })}
  </ol>`;
};

const nextWords = (alert: StaffAlert, now: number): string => {
  const { state, type, sendAt, expiresAt, alone } = alert;
  switch (state) {
    case 'draft':
      return t(alone ? 'next.draftAlone' : 'next.draft');
    case 'approved':
      return sendAt !== null && sendAt > now
        ? t('next.scheduled', { moment: moment(sendAt) })
        : t('next.approved');
    case 'sent':
      return expiresAt === null
        ? t('next.over')
        : t(type === 'all-clear' ? 'next.cleared' : 'next.sent', { moment: moment(expiresAt) });
    case 'returned':
    case 'submitted':
    case 'sending':
      return t(`next.${state}`);
    default:
      return t('next.over');
  }
};

/** What happens next to an alert; and to one that came back, why. */
export const next = (alert: StaffAlert, now: number): TemplateResult => {
  const back = alert.state === 'returned' ? alert.steps.at(-1) : undefined;
  return html`${
    back
      ? html`<p class="notice">
          ${t('alert.returnedBy', { name: back.by?.name ?? t('alert.relay'), reason: back.reason })}
        </p>`
      : nothing
  }
  <p><strong>${t('next.label')}</strong> ${nextWords(alert, now)}</p>`;
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
