import type { StaffAlert } from '@bellman/protocol';
import '../alerts/alert.js';
import { audienceOf, previewOf, report, wards } from './alerts.js';
import { fixture, html, waitUntil } from './page.js';
import { handApi, NOW, sam, sessionOf, type ApiAnswers } from './parts.js';

/** An alert's page under test; `asked` is what the relay was called for, `steps` the steps among that. */
export const open = async (
  alert: StaffAlert,
  {
    answers = {},
    me = sam,
    now = () => NOW,
    followers = 12,
  }: {
    answers?: ApiAnswers;
    me?: typeof sam;
    now?: () => number;
    followers?: number;
  } = {},
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
  await waitUntil(() =>
    view
      .querySelector('.summary')
      ?.textContent.includes(`${followers.toLocaleString('en-GB')} followers`),
  );
  const steps = () =>
    asked.filter(({ name }) => name === 'deskAlertStep').map(({ body }) => body as object);
  return { view, session, asked, steps };
};
