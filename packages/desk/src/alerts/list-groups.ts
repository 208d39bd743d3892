import type { StaffAlertRow } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { hashOf } from '../ground/address.js';
import { clockTime, moment } from '../ground/times.js';
import { t, type AlertsKey } from '../text/alerts.js';
import { table } from '../ui/table.js';
import { stateWords } from './life.js';

/** Alerts that stand together in the list, in this order: first what waits for whoever looks. */
const groups = ['yours', 'others', 'drafts', 'out', 'over'] as const;
type Group = (typeof groups)[number];

const groupOf = ({ turn, state }: StaffAlertRow): Group => {
  if (turn === 'you') return 'yours';
  if (turn === 'other') return 'others';
  if (state === 'draft') return 'drafts';
  return state === 'approved' || state === 'sending' || state === 'sent' ? 'out' : 'over';
};

/** Who waits longest comes first; else the order of the relay, newest change first. */
const inOrder = (group: Group, rows: readonly StaffAlertRow[]): readonly StaffAlertRow[] => {
  const own = rows.filter((row) => groupOf(row) === group);
  if (group !== 'yours' && group !== 'others') return own;
  // What is to be approved comes before what is to be mended.
  const since = (row: StaffAlertRow): number => row.submittedAt ?? Number.POSITIVE_INFINITY;
  return own.toSorted((one, other) =>
    since(one) === since(other) ? 0 : since(one) - since(other),
  );
};

/** What a row is beside its headline: a drill, a follow-up, a partner's, from a program. */
const marks = ({ exercise, type, partnerName, from }: StaffAlertRow): TemplateResult => html`
  ${exercise ? html`<strong class="tag tag--exercise">${t('drill.mark')}</strong>` : nothing}
  ${type === 'alert' ? nothing : html`<span class="tag">${t(`version.${type}`)}</span>`}
  ${partnerName === null ? nothing : html`<span class="tag">${t('list.sentFor', { partner: partnerName })}</span>`}
  ${from === 'desk' ? nothing : html`<span class="tag">${t(`list.from.${from}`)}</span>`}
`;

const head = (row: StaffAlertRow): TemplateResult => {
  const { council, id, headline, author } = row;
  return html`<a href=${hashOf({ view: 'alert', council, id })}
      >${headline || t('alerts.untitled')}</a
    >
    <span class="quiet">${t('alerts.by', { name: author })}</span>
    <span class="alert-row__marks">${marks(row)}</span>`;
};

/** What is to be done with an alert that waits, and since when. */
const turnWords = ({ turn, state, submittedAt }: StaffAlertRow): string => {
  if (turn === null) return '';
  const what = t(state === 'returned' ? 'list.toMend' : 'list.toApprove');
  return submittedAt === null
    ? what
    : `${what}, ${t('list.since', { time: clockTime(submittedAt) })}`;
};

const when = ({ sendAt, expiresAt }: StaffAlertRow, now: number): unknown => {
  const end = expiresAt === null ? t('alerts.noEnd') : moment(expiresAt);
  if (sendAt === null || sendAt <= now) return end;
  return html`<span class="people-line">${t('list.sends', { moment: moment(sendAt) })},</span>
    ${expiresAt === null ? end : t('list.ends', { moment: end })}`;
};

const cells = (row: StaffAlertRow, now: number): readonly unknown[] => {
  const words = turnWords(row);
  return [
    html`<span class="tag tag--${row.state}">${stateWords(row, now)}</span>
      ${words === '' ? nothing : html`<span class="people-line">${words}</span>`}`,
    `${t(`kind.${row.kind}`)}, ${t(`severity.${row.severity}`)}`,
    when(row, now),
    moment(row.updatedAt),
  ];
};

const columns: readonly AlertsKey[] = [
  'alerts.column.headline',
  'alerts.column.state',
  'alerts.column.kind',
  'alerts.column.ends',
  'alerts.column.changed',
];

/** The alerts of a council, by for whom they wait and how far they are. */
export const listGroups = (
  council: string,
  rows: readonly StaffAlertRow[],
  now: number,
): readonly TemplateResult[] =>
  groups.flatMap((group) => {
    const own = inOrder(group, rows);
    if (own.length === 0) return [];
    const name = t(`list.${group}`);
    return [
      html`<h3>${name}</h3>
        ${table(
          t('list.groupOf', { group: name, council }),
          columns.map((column) => t(column)),
          own.map((row) => ({ key: row.id, head: head(row), cells: cells(row, now) })),
        )}`,
    ];
  });
