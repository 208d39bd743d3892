import type { AnswerView, CaseView, NoteView } from '@bellman/protocol';
import {
  HandLink,
  HART,
  mine,
  NOW,
  said,
  sessionOf,
  you,
  handApi,
  type ApiAnswers,
} from './parts.js';
import { fixture, html, waitUntil } from './page.js';

/** Edges of one chat's side, handed in; the relay itself is met in `tests/e2e`. */

export const note: NoteView = {
  id: 'note-of-jo-number-1',
  at: NOW - 60_000,
  name: 'Jo',
  body: 'Second time this month',
};

/** A prepared answer with some of its fields set. */
export const answer = (fields: Partial<AnswerView> = {}): AnswerView => ({
  id: '01970000-0000-7000-8000-00000000a001',
  service: 'waste',
  texts: { en: { title: 'Missed bin', body: 'Hello {name}, I am {adviser}. Ring {phone}.' } },
  reviewOn: '2027-01-01',
  stale: false,
  owner: { id: HART, name: 'Jo' },
  updatedAt: NOW,
  ...fields,
});

export const complaint: CaseView = {
  id: '01970000-0000-7000-8000-00000000c001',
  council: 'hart',
  kind: 'complaint',
  reference: 'C-2B7K',
  state: 'open',
  conversation: HART,
  chat: '7K4M-2Q9X',
  service: 'waste',
  words: '',
  name: 'Sam',
  at: NOW,
  dueAt: Date.UTC(2026, 10, 27, 17),
};

/** A link that answers what one chat asks for; the chat's fields as the test has them. */
export const chatLink = (
  fields: Parameters<typeof mine>[0] = {},
  messages = [said(1, 'No bin at GU51 4AE')],
): HandLink =>
  new HandLink({
    watch: async () => ({
      waiting: [],
      mine: [mine({ lastSeq: messages.length, ...fields })],
      you: you(),
    }),
    replay: async ({ since }) => ({
      messages: messages.filter(({ seq }) => seq > since),
      more: false,
    }),
    seen: async () => ({}),
    typing: async () => ({}),
    end: async () => ({}),
    notes: async () => ({ notes: [note] }),
    note: async ({ id, body }) => ({ note: { id, at: NOW, name: 'Sam', body } }),
    wrapUp: async () => ({}),
    raise: async () => ({ case: complaint }),
    warn: async () => ({}),
    invite: async () => ({}),
    transfer: async () => ({}),
    colleagues: async () => ({
      colleagues: [
        { id: HART.replace(/1$/, '7'), name: 'Ann', state: 'busy', load: 4, capacity: 4 },
        { id: HART.replace(/1$/, '8'), name: 'Jo', state: 'available', load: 1, capacity: 4 },
      ],
    }),
  });

/** Opens a chat in the chats' view, with its history there. */
export const openChat = async (link: HandLink, api: ApiAnswers = {}) => {
  const session = sessionOf({ link, api: handApi(api) });
  session.inbox.start();
  const view = await fixture<HTMLElement>(
    html`<desk-chats .session=${session} .conversation=${HART}></desk-chats>`,
  );
  await waitUntil(() => session.inbox.held(HART)?.ready);
  await view.querySelector('desk-conversation')?.updateComplete;
  return { view, session };
};

/** All the words of an element, as they are read. */
export const words = (view: Element | null): string =>
  (view?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
