import { html, type TemplateResult } from 'lit';
import type { SettingsPage } from '../ground/address.js';
import type { Session } from '../session.js';
import './council.js';
import './hours.js';
import './origins.js';
import './routing.js';
import './services.js';
import './snippet.js';
import './texts.js';
import './theme.js';

const people = (): Promise<unknown> => import('./people-pages.js');

const alerts = (): Promise<unknown> => import('./alert-pages.js');

/** What fetches a page's element, where it does not come with the settings themselves. */
export const pageLoads: Readonly<Partial<Record<SettingsPage, () => Promise<unknown>>>> = {
  ...{ teams: people, staff: people, answers: people, audit: people },
  ...{ alerting: alerts, partners: alerts, keys: alerts },
};

/** The element of each page, for a council. */
export const pageViews: Readonly<
  Record<SettingsPage, (session: Session, council: string) => TemplateResult>
> = {
  council: (session, council) =>
    html`<desk-settings-council .session=${session} .council=${council}></desk-settings-council>`,
  services: (session, council) =>
    html`<desk-settings-services .session=${session} .council=${council}></desk-settings-services>`,
  hours: (session, council) =>
    html`<desk-settings-hours .session=${session} .council=${council}></desk-settings-hours>`,
  texts: (session, council) =>
    html`<desk-settings-texts .session=${session} .council=${council}></desk-settings-texts>`,
  routing: (session, council) =>
    html`<desk-settings-routing .session=${session} .council=${council}></desk-settings-routing>`,
  teams: (session, council) =>
    html`<desk-settings-teams .session=${session} .council=${council}></desk-settings-teams>`,
  staff: (session, council) =>
    html`<desk-settings-staff .session=${session} .council=${council}></desk-settings-staff>`,
  answers: (session, council) =>
    html`<desk-settings-answers .session=${session} .council=${council}></desk-settings-answers>`,
  origins: (session, council) =>
    html`<desk-settings-origins .session=${session} .council=${council}></desk-settings-origins>`,
  theme: (session, council) =>
    html`<desk-settings-theme .session=${session} .council=${council}></desk-settings-theme>`,
  snippet: (session, council) =>
    html`<desk-settings-snippet .session=${session} .council=${council}></desk-settings-snippet>`,
  alerting: (session, council) =>
    html`<desk-settings-alerting .session=${session} .council=${council}></desk-settings-alerting>`,
  partners: (session, council) =>
    html`<desk-settings-partners .session=${session} .council=${council}></desk-settings-partners>`,
  keys: (session, council) =>
    html`<desk-settings-keys .session=${session} .council=${council}></desk-settings-keys>`,
  audit: (session, council) =>
    html`<desk-settings-audit .session=${session} .council=${council}></desk-settings-audit>`,
};
