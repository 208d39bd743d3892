import type { CouncilView, Me } from '@bellman/protocol';
import type { Question } from '../ground/address.js';
import '../alerts/editor.js';
import { audienceOf, previewOf, staffAlert, wards } from './alerts.js';
import { appears, byWords, fixture, html } from './page.js';
import { emptyKept, handApi, hart, sam, sessionOf, type ApiAnswers } from './parts.js';

/** The editor under test, with what a person does in it. */

/** The draft that it opens. */
export const draft = staffAlert({ state: 'draft', may: ['edit', 'submit'], revision: 1 });
const name = { council: 'hart', id: draft.id };

/** Opens a question of the draft, or of a new alert; `asked` is what the relay was called for. */
export const open = async (
  question: Question,
  {
    alert = name,
    answers = {},
    kept = emptyKept(),
    me = sam,
    languages = ['en'],
    until = 'form',
  }: {
    alert?: typeof name | null;
    answers?: ApiAnswers;
    kept?: ReturnType<typeof emptyKept>;
    me?: Me;
    languages?: CouncilView['languages'];
    /** What shows that it is there. */
    until?: string;
  } = {},
) => {
  const asked: { name: string; body: unknown }[] = [];
  const api = handApi(
    {
      deskShapes: () => [...wards],
      deskAudience: () => audienceOf(1_240),
      deskAlert: () => draft,
      deskPartners: () => [],
      deskTemplates: () => [],
      deskPreview: () => previewOf('Flooding in Hook'),
      ...answers,
    },
    asked,
  );
  const session = {
    ...sessionOf({ api, kept, me }),
    councils: new Map([['hart', { ...hart, languages }]]),
  };
  const view = await fixture<HTMLElement>(
    html`<desk-alert-editor .session=${session} .alert=${alert} .question=${question}></desk-alert-editor>`,
  );
  await appears(() => view.querySelector(until), until);
  return { view, asked, session, kept };
};

/** The input with this label. */
export const box = (view: HTMLElement, label: string): HTMLInputElement => {
  const found = [...view.querySelectorAll('label')].find(
    ({ textContent }) => textContent.trim() === label,
  );
  const input = found && view.querySelector<HTMLInputElement>(`[id="${found.htmlFor}"]`);
  if (!input) throw new Error(`nothing is labelled “${label}”`);
  return input;
};

export const goOn = (view: HTMLElement): void =>
  byWords(view, 'button', 'Save and continue').click();

/** Taps on the map. */
export const tap = (
  what: Element,
  at: { readonly clientX: number; readonly clientY: number } = { clientX: 0, clientY: 0 },
): void => {
  for (const kind of ['pointerdown', 'pointerup'])
    what.dispatchEvent(new PointerEvent(kind, { bubbles: true, button: 0, pointerId: 1, ...at }));
};
