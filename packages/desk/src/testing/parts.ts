import {
  problems,
  problemView,
  type CouncilView,
  type Me,
  type MessageView,
  type StaffBody,
  type StaffConversation,
  type StaffEvent,
  type StaffReplies,
  type ToStaff,
  type You,
} from '@bellman/protocol';
import { PreparedAnswers } from '../chat/answers/prepared.js';
import { Inbox } from '../chat/inbox.js';
import { RelayClock, type Clock } from '../ground/clock.js';
import { Kept } from '../ground/kept.js';
import type { Answer, DeskRoute } from '../link/answers.js';
import type { Api } from '../link/api.js';
import { Refusal, refusalOf } from '../link/refusal.js';
import type { Link } from '../link/socket.js';
import type { Session } from '../session.js';

/** Data and edges handed in to the views under test. The relay itself is met in `tests/e2e`. */

export const NOW = Date.UTC(2026, 10, 22, 12, 0);
export const HART = '01970000-0000-7000-8000-000000000001';

export const hart: CouncilView = {
  id: 'hart',
  name: 'Hart District Council',
  shortName: 'Hart',
  languages: ['en', 'cy'],
  brand: { base: 'govuk', brand: '#24234E' },
  services: [
    { id: 'waste', name: 'Waste and recycling', chat: true, alerts: true, sensitive: false },
    { id: 'flooding', name: 'Flooding', chat: false, alerts: true, sensitive: false },
  ],
  pushKey: '',
  contact: { url: 'https://hart.example/contact', phone: '01252 622122', emergency: '' },
  paymentUrl: null,
  exitUrl: 'https://www.bbc.co.uk/weather',
  danger: ['kill myself'],
  mail: false,
  privacyUrl: 'https://hart.example/privacy',
  texts: {},
};

export const sam: Me = {
  id: '01970000-0000-7000-8000-0000000000aa',
  name: 'Sam',
  email: 'sam@hart.example',
  totp: false,
  totpNeeded: [],
  councils: [{ id: 'hart', name: hart.name, roles: ['advisor', 'planner'] }],
};

/** A conversation with some of its fields set. */
export const conversation = (fields: Partial<StaffConversation> = {}): StaffConversation => ({
  id: HART,
  council: 'hart',
  service: 'waste',
  language: 'en',
  state: 'waiting',
  residentName: 'Priya',
  firstWords: 'My bin was not collected',
  advisor: null,
  startedAt: NOW - 3 * 60_000,
  reference: '7K4M-2Q9X',
  left: false,
  answerBy: null,
  kept: false,
  idleEndsAt: null,
  danger: false,
  offer: null,
  queuedAt: NOW - 3 * 60_000,
  rank: NOW - 3 * 60_000,
  weight: 1,
  warned: false,
  wrapUp: false,
  marks: { delivered: 0, read: 0 },
  lastSeq: 1,
  ...fields,
});

/** Sam, available, with one of four chats. */
export const you = (fields: Partial<You> = {}): You => ({
  state: 'available',
  chosen: 'available',
  since: NOW - 600_000,
  load: 1,
  capacity: 4,
  skills: { hart: { services: [], languages: [], team: null } },
  mustWrapUp: [],
  ...fields,
});

/** The same, taken by Sam. */
export const mine = (fields: Partial<StaffConversation> = {}): StaffConversation =>
  conversation({ state: 'active', advisor: { id: sam.id, name: sam.name }, ...fields });

/** A resident's message. */
export const said = (seq: number, body: string): MessageView => ({
  id: `resident-${seq}`,
  seq,
  at: NOW - 120_000 + seq * 1_000,
  sender: { kind: 'resident', name: '' },
  body,
});

/** Answers to the socket's questions, by event. */
type Answers = { [E in Exclude<StaffEvent, 'watch'>]?: Answering<E> } & {
  /** At `NOW`, unless it says so. */
  watch?: () => Promise<Watched>;
};
type Answering<E extends StaffEvent> = (body: StaffBody<E>) => Promise<StaffReplies[E]>;

/** What `watch` answers, but for the relay's clock. */
export type Watched = Omit<StaffReplies['watch'], 'at'> & { readonly at?: number };

/** What the test refuses, as it comes from the relay: with the relay's sentence. */
const fromRelay = (thrown: unknown): unknown =>
  thrown instanceof Refusal && isOfProtocol(thrown.code)
    ? refusalOf(problemView(thrown.code, thrown.params))
    : thrown;

const isOfProtocol = (code: string): code is keyof typeof problems => Object.hasOwn(problems, code);

const answered = async <T>(answer: () => T | Promise<T>): Promise<T> => {
  try {
    return await answer();
  } catch (thrown) {
    throw fromRelay(thrown);
  }
};

/** A link whose far end is the test: it answers, tells, and breaks off when told to. */
export class HandLink implements Link {
  connected = true;
  readonly asked: { event: StaffEvent; body: unknown }[] = [];
  readonly #heard = new Map<string, Set<(what: never) => void>>();
  readonly #connection = new Set<(connected: boolean) => void>();

  constructor(public answers: Answers = {}) {}

  async ask<E extends StaffEvent>(event: E, body: StaffBody<E>): Promise<StaffReplies[E]> {
    this.asked.push({ event, body });
    if (!this.connected) throw new Refusal('unreachable');
    const answer = this.answers[event] as Answering<E> | undefined;
    if (!answer) throw new Refusal('event-unknown', { event });
    return { ...(event === 'watch' ? { at: NOW } : {}), ...(await answered(() => answer(body))) };
  }

  on<E extends keyof ToStaff>(event: E, listener: ToStaff[E]): () => void {
    const listeners = this.#heard.get(event) ?? new Set();
    this.#heard.set(event, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  onConnection(listener: (connected: boolean) => void): () => void {
    this.#connection.add(listener);
    return () => void this.#connection.delete(listener);
  }

  connect(): void {
    this.turn(true);
  }

  close(): void {
    this.turn(false);
  }

  /** The connection is made or lost. */
  turn(connected: boolean): void {
    this.connected = connected;
    for (const listener of this.#connection) listener(connected);
  }

  /** The relay tells something. */
  tell<E extends keyof ToStaff>(event: E, what: Parameters<ToStaff[E]>[0]): void {
    for (const listener of this.#heard.get(event) ?? []) listener(what as never);
  }
}

/** Answers to calls, by route. */
export type ApiAnswers = {
  [N in DeskRoute]?: (
    body: unknown,
    path: Readonly<Record<string, string>>,
  ) => Answer<N> | Promise<Answer<N>>;
};

/** An API whose far end is the test. */
export const handApi = (
  answers: ApiAnswers,
  asked: { name: string; body: unknown }[] = [],
): Api => ({
  async call(name, path, ...body) {
    asked.push({ name, body: body[0] });
    const answer = answers[name];
    if (!answer) throw new Refusal('not-found');
    return answered(() => answer(body[0], path));
  },
});

/** `Storage` of its own for each test. */
export const emptyKept = (): Kept => {
  const values = new Map<string, string>();
  return new Kept({
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
    key: (at) => [...values.keys()][at] ?? null,
    get length() {
      return values.size;
    },
  });
};

/** A session around hand-made edges; ids count up. */
export const sessionOf = (
  parts: { link?: HandLink; api?: Api; kept?: Kept; me?: Me; ownClock?: Clock } = {},
): Session & { readonly link: HandLink } => {
  const { link = new HandLink(), api = handApi({}), kept = emptyKept(), me = sam } = parts;
  const clock = new RelayClock(parts.ownClock ?? { now: () => NOW });
  let ids = 0;
  const newId = (): string => `message-number-${(ids += 1)}`;
  const inbox = new Inbox({ link, me, clock, kept, newId });
  const councils = new Map([['hart', hart]]);
  const prepared = new PreparedAnswers(api, clock);
  const choices = emptyKept();
  return { me, councils, api, link, clock, inbox, prepared, kept, choices, newId };
};
