import type { AlertState, StaffAlert, VersionType } from '@bellman/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { hashOf } from '../ground/address.js';
import { t } from '../text/alerts.js';

/** What a further version may be. */
export type FollowUp = Exclude<VersionType, 'alert'>;

const underWay: readonly AlertState[] = ['draft', 'submitted', 'returned', 'approved'];

/** Whether an all-clear in this state is its line's last word. */
const lasts = (state: AlertState): boolean => state !== 'stopped' && state !== 'rejected';
const isOut = (state: AlertState): boolean => state === 'sending' || state === 'sent';

interface Version {
  readonly id: string;
  readonly version: number;
  readonly type: VersionType;
  readonly state: AlertState;
}

/** All versions of an alert's line, oldest first. */
const lineOf = (alert: StaffAlert): readonly Version[] =>
  [...alert.versions, alert].toSorted((one, other) => one.version - other.version);

/** What may follow now: nothing while another is under way, no update of what was stopped. An all-clear is the last word. */
export const followUps = (alert: StaffAlert): readonly FollowUp[] => {
  const line = lineOf(alert);
  if (line.some(({ state }) => underWay.includes(state))) return [];
  if (line.some(({ type, state }) => type === 'all-clear' && lasts(state))) return [];
  if (line.some(({ state }) => isOut(state))) return ['update', 'correction', 'all-clear'];
  return line.at(-1)?.state === 'stopped' && alert.sentAt !== null
    ? ['correction', 'all-clear']
    : [];
};

/** A further version that is being written, or waits. */
export const versionUnderWay = (alert: StaffAlert): Pick<Version, 'id'> | undefined =>
  alert.versions.find(({ type, state }) => type !== 'alert' && underWay.includes(state));

/** The way to that version. */
export const openVersion = (alert: StaffAlert): TemplateResult | typeof nothing => {
  const found = versionUnderWay(alert);
  return found
    ? html`<p>
        <a href=${hashOf({ view: 'alert', council: alert.council, id: found.id })}
          >${t('versions.open')}</a
        >
      </p>`
    : nothing;
};

const row = (alert: StaffAlert, { id, version, type, state }: Version): TemplateResult => {
  const name = t(type === 'alert' ? 'versions.alert' : `version.${type}`);
  const words = `${version}. ${name}`;
  return html`<li>
    ${
      id === alert.id
        ? html`<strong aria-current="page">${words}</strong> (${t('versions.this')})`
        : html`<a href=${hashOf({ view: 'alert', council: alert.council, id })}>${words}</a>`
    }
    <span class="tag tag--${state}">${t(`alert.state.${state}`)}</span>
  </li>`;
};

/**
 * The versions of an alert's line with their links, and the buttons for a further one.
 * @param follow begins one; undefined for somebody who may write none
 */
export const versions = (
  alert: StaffAlert,
  follow: ((type: FollowUp) => void) | undefined,
): TemplateResult | typeof nothing => {
  const line = lineOf(alert);
  const next = follow ? followUps(alert) : [];
  const waits = line.length > 1 && line.some(({ state }) => underWay.includes(state));
  if (line.length === 1 && next.length === 0) return nothing;
  return html`<section class="versions" aria-labelledby="versions-title">
    <h2 id="versions-title">${t('versions.title')}</h2>
    <ol class="versions__list" role="list">
      ${line.map((version) => row(alert, version))}
    </ol>
    ${waits && alert.sentAt !== null ? html`<p>${t('versions.underWay')}</p>` : nothing}
    ${
      next.length > 0
        ? html`<h3>${t('versions.follow')}</h3>
          <p>${t('versions.followHint')}</p>
          <div class="buttons">
            ${next.map(
              (type) =>
                html`<button class="button button--quiet" id="follow-${type}" @click=${() => follow?.(type)}>
                ${t(`versions.new.${type}`)}
              </button>`,
            )}
          </div>`
        : nothing
    }
  </section>`;
};
