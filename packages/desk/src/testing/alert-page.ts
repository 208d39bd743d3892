import type { StaffAlert } from '@bellman/protocol';
import '../alerts/alert.js';
import { audienceOf, previewOf, report, wards } from './alerts.js';
import { fixture, html, waitUntil } from './page.js';
import { handApi, NOW, sam, sessionOf, type ApiAnswers } from './parts.js';

/** Who opens it, and when; with the relay's answers, and how many follow. */
interface Opening {
  readonly answers?: ApiAnswers;
  readonly me?: typeof sam;
  readonly now?: () => number;
  readonly followers?: number;
}

/** An alert's page as it opens; `asked` is what the relay was called for, `steps` the steps among that. */
export const opened = async (
  alert: StaffAlert,
  { answers = {}, me = sam, now = () => NOW, followers = 12 }: Opening = {},
) => {
  const asked: { name: string; body: unknown }[] = [];
  const session = sessionOf({
    me,
    ownClock: { now },
    api: handApi(
      {
        deskShapes: () => [...wards],
        deskAudience: () => audienceOf(followers),
        deskPreview: () => previewOf('Flooding in Hook'),
        deskReport: () => report,
        deskAlert: () => alert,
        ...answers,
      },
      asked,
    ),
  });
  const view = await fixture<HTMLElement>(
    html`<desk-alert .session=${session} .council=${'hart'} .alert=${alert.id}></desk-alert>`,
  );
  const steps = () =>
    asked.filter(({ name }) => name === 'deskAlertStep').map(({ body }) => body as object);
  return { view, session, asked, steps };
};

/** An alert's page once all of it is there. */
export const open = async (alert: StaffAlert, opening: Opening = {}) => {
  const page = await opened(alert, opening);
  const { followers = 12 } = opening;
  await waitUntil(() =>
    page.view
      .querySelector('.summary')
      ?.textContent.includes(`${followers.toLocaleString('en-GB')} followers`),
  );
  return page;
};
