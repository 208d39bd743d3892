import type { AlertReport, Outcomes, ServiceTrouble } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { clockTime } from '../ground/times.js';
import { t } from '../text/alerts.js';
import { count } from '../text/text.js';
import { table } from '../ui/table.js';

type Part = TemplateResult | typeof nothing;

const outcomes = [
  'accepted',
  'shown',
  'opened',
  'gone',
  'failed',
  'held',
  'pending',
] as const satisfies readonly (keyof Outcomes)[];

/** What still waits, without what quiet hours hold: each is told once. */
const told = (of: Outcomes): Outcomes => ({ ...of, pending: Math.max(0, of.pending - of.held) });

/** All outcomes, in channels, and those newly reached beside who had an earlier version. */
export const totals = ({ total, line }: AlertReport): TemplateResult => html`
  <dl class="numbers">
    ${outcomes.map(
      (name) =>
        html`<div>
          <dt>${t(`report.${name}`)}</dt>
          <dd>${count(told(total)[name])}</dd>
        </div>`,
    )}
  </dl>
  <p class="quiet">${t('report.explain')}</p>
  ${line ? html`<p>${t('report.line', { had: line.had, newly: line.newly })}</p>` : nothing}
`;

/** A time that something took (ms), in words. */
const took = (ms: number | null): string => {
  if (ms === null) return t('report.notYet');
  const seconds = Math.round(ms / 1_000);
  if (seconds < 1) return t('report.underSecond');
  if (seconds < 120) return t('report.seconds', { n: seconds });
  return t('report.minutes', { m: Math.floor(seconds / 60), s: seconds % 60 });
};

/** How soon half, nearly all, and all of what can be reached was. */
export const times = ({ half, p95, last }: AlertReport['times']): TemplateResult =>
  html`<h3>${t('report.times')}</h3>
    ${table(
      t('report.times'),
      [t('report.times'), t('report.first')],
      [
        { key: 'half', head: t('report.half'), cells: [took(half)] },
        { key: 'p95', head: t('report.p95'), cells: [took(p95)] },
        { key: 'last', head: t('report.last'), cells: [took(last)] },
      ],
    )}`;

/** By the push service that took, or did not take, the messages. */
export const byHost = ({ byHost: hosts }: AlertReport): Part =>
  hosts.length === 0
    ? nothing
    : html`<h3>${t('report.byHost')}</h3>
        ${table(
          t('report.byHost'),
          [t('report.host'), ...outcomes.map((name) => t(`report.${name}`))],
          hosts.map((row) => ({
            key: row.host,
            head: hostName(row.host),
            cells: outcomes.map((name) => count(told(row)[name])),
          })),
        )}`;

/** By ward; those with so few that they point at homes are one row, with others. */
export const byArea = ({ byArea: areas }: AlertReport): Part => {
  const columns = ['accepted', 'gone', 'failed', 'pending'] as const;
  return areas.length === 0
    ? nothing
    : html`<h3>${t('report.byArea')}</h3>
        ${table(
          t('report.byArea'),
          [t('report.area'), ...columns.map((name) => t(`report.${name}`))],
          areas.map((row) => ({
            key: row.area?.code ?? 'others',
            head: row.area?.name ?? t('report.others'),
            cells: columns.map((name) => count(row[name])),
          })),
        )}`;
};

/** Who a push service is, by its host: people know the browser's maker rather than the address. */
const makers: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)mozilla\.(com|org)$/, 'Mozilla (Firefox)'],
  [/(^|\.)googleapis\.com$/, 'Google (Chrome, Android)'],
  [/(^|\.)apple\.com$/, 'Apple (Safari, iPhone)'],
  [/(^|\.)windows\.com$/, 'Microsoft (Edge)'],
];

/** The name of a push service; `email` for the council's own mail server. */
export const hostName = (host: string): string => {
  if (host === 'email' || host === 'mail') return t('report.email');
  const maker = makers.find(([pattern]) => pattern.test(host.replace(/:\d+$/, '')));
  return maker?.[1] ?? host;
};

const troubleWords = ({ host: address, state, status, until }: ServiceTrouble): string => {
  const host = hostName(address);
  const then = until === null ? '' : t('trouble.until', { time: clockTime(until) });
  if (state === 'slow') return t('trouble.slow', { host, until: then });
  if (state === 'refuses')
    return status === null
      ? t('trouble.refusesSilent', { host })
      : t('trouble.refuses', { host, status });
  return status === null
    ? t('trouble.failingSilent', { host, until: then })
    : t('trouble.failing', { host, status, until: then });
};

/** Push services that do not take our messages as they should, and what to do about it. */
export const troubles = (trouble: readonly ServiceTrouble[]): Part =>
  trouble.length === 0
    ? nothing
    : html`<div class="notice report__trouble">
        <h3>${t('report.trouble')}</h3>
        <ul>
          ${trouble.map((one) => html`<li>${troubleWords(one)}</li>`)}
        </ul>
      </div>`;
