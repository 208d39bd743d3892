import {
  EventCode,
  Language,
  limits,
  type ConversationState,
  type Marks,
  type MessageView,
  type Page,
  type ResidentConversation,
  type SenderKind,
  type StaffConversation,
} from '@bellman/protocol';
import * as v from 'valibot';
import { createGathering } from '../ground/gathering.js';
import type { Stretch } from '../store/chat/look.js';
import type { MarksRow } from '../store/chat/mark.js';
import type { Store } from '../store/store.js';
import { fileView } from '../files/view.js';
import type { ConversationRow, FileRow, MessageRow } from '../store/tables.js';
import { displayName } from './rules.js';
import { createQueueNow, type QueueNow } from './wait.js';

/** A conversation as each side sees it. */
export interface BothViews {
  readonly resident: ResidentConversation;
  readonly staff: StaffConversation;
}

/** Conversations and messages as they travel. */
export interface Views {
  /** As both sides see it, or null where there is none. */
  conversation(id: string): Promise<BothViews | null>;
  residentView(row: ConversationRow): Promise<ResidentConversation>;
  staffViews(rows: readonly ConversationRow[]): Promise<StaffConversation[]>;
  /** How far each side has come, or null where there is no such conversation. */
  marks(conversation: string): Promise<{ readonly resident: Marks; readonly staff: Marks } | null>;
  /** The entries after `since`, at most `limits.replayPage`. */
  page(conversation: string, since: number): Promise<Page>;
  /** The entries of a conversation after `since`, up to `to`, at most `limits.replayPage`. */
  stretch(conversation: string, since: number, to: number): Promise<readonly MessageView[]>;
  /** A council's queue, the next one first, each with its place. */
  queue(council: string): Promise<ResidentConversation[]>;
  /** How many wait at a council, and how long a place in its queue takes. */
  queueNow(council: string): Promise<QueueNow>;
}

/** A place in the queue, and the wait for it. A message that was left has none. */
type Place = Pick<ResidentConversation, 'position' | 'wait'>;
const noPlace: Place = { position: null, wait: null };

const NotedEvent = v.object({
  code: EventCode,
  params: v.record(v.string(), v.union([v.string(), v.number()])),
});

/** The alerts that chats are about, by line. */
type Abouts = ReadonlyMap<string, NonNullable<StaffConversation['alert']>>;

/** Views over the store. */
export const createViews = (store: Store): Views => {
  const namesOf = async (
    rows: readonly ConversationRow[],
  ): Promise<ReadonlyMap<string, string>> => {
    const staff = [...new Set(rows.flatMap(({ advisor }) => advisor ?? []))];
    if (staff.length === 0) return new Map();
    return new Map((await store.people.names({ staff })).map(({ id, name }) => [id, name]));
  };

  /** Files and all. */
  const messageViews = async (rows: readonly MessageRow[]): Promise<MessageView[]> => {
    const ids = rows.flatMap(({ file }) => file ?? []);
    const files = ids.length === 0 ? [] : await store.files.these({ ids });
    const byId = new Map(files.map((file) => [file.id, file]));
    return rows.map((row) => messageView(row, byId.get(row.file ?? '')));
  };

  const stretchOf = createGathering((asked: readonly Stretch[]) => store.chat.stretches({ asked }));

  const aboutsOf = async (rows: readonly ConversationRow[]): Promise<Abouts> => {
    const lines = [...new Set(rows.flatMap(({ alert }) => alert ?? []))];
    if (lines.length === 0) return new Map();
    const found = await store.alerts.headlines({ lines });
    return new Map(found.map(({ line, id, headline }) => [line, { id, line, headline }]));
  };

  const queueNow = createQueueNow(store);
  const placeOf = async ({ id, state, council }: ConversationRow): Promise<Place> => {
    const position = state === 'waiting' ? await store.chat.position({ conversation: id }) : null;
    return position === null
      ? noPlace
      : { position, wait: (await queueNow(council)).wait(position) };
  };

  const residentView = async (row: ConversationRow): Promise<ResidentConversation> =>
    forResident(row, (await namesOf([row])).get(row.advisor ?? ''), await placeOf(row));

  const staffViews = async (rows: readonly ConversationRow[]): Promise<StaffConversation[]> => {
    const [names, abouts] = await Promise.all([namesOf(rows), aboutsOf(rows)]);
    return rows.map((row) => forStaff(row, names.get(row.advisor ?? ''), abouts));
  };

  return {
    queueNow,
    residentView,
    staffViews,
    conversation: async (id) => {
      const row = await store.chat.get({ conversation: id });
      if (row === null) return null;
      const name = (await namesOf([row])).get(row.advisor ?? '');
      const staff = forStaff(row, name, await aboutsOf([row]));
      return { resident: forResident(row, name, await placeOf(row)), staff };
    },
    marks: async (conversation) => {
      const row = await store.chat.marks({ conversation });
      return row === null ? null : marksOf(row);
    },
    page: async (conversation, since) => {
      const { messages, more } = await store.chat.page({
        conversation,
        since,
        limit: limits.replayPage,
      });
      return { messages: await messageViews(messages), more };
    },
    stretch: async (conversation, since, to) => {
      const asked = { conversation, since, to: Math.min(to, since + limits.replayPage) };
      return messageViews((await stretchOf(conversation, asked)) ?? []);
    },
    queue: async (council) => {
      const rows = await store.chat.waiting({ councils: [council] });
      const now = await queueNow(council);
      let position = 0;
      return rows.map((row) => {
        if (row.left === 1) return forResident(row, undefined, noPlace);
        position += 1;
        return forResident(row, undefined, { position, wait: now.wait(position) });
      });
    },
  };
};

const marksOf = (row: MarksRow) => ({
  resident: { delivered: row.resident_delivered, read: row.resident_read },
  staff: { delivered: row.staff_delivered, read: row.staff_read },
});

const forResident = (
  row: ConversationRow,
  advisor: string | undefined,
  place: Place,
): ResidentConversation => ({
  id: row.id,
  council: row.council,
  service: row.service,
  state: row.state as ConversationState,
  advisor: advisor === undefined ? null : displayName(advisor),
  ...place,
  reference: row.reference,
  left: row.left === 1,
  answerBy: row.answer_by,
  kept: row.kept_until !== null,
  idleEndsAt: row.idle_ends_at,
  marks: marksOf(row).staff,
  startedAt: row.created_at,
  lastSeq: row.last_seq,
});

const offerOf = ({ state, offer_to: to, offer_until: until, offer_from: from }: ConversationRow) =>
  state === 'waiting' && to !== null && until !== null ? { to, until, from } : null;

const forStaff = (
  row: ConversationRow,
  advisor: string | undefined,
  abouts: Abouts,
): StaffConversation => ({
  id: row.id,
  council: row.council,
  service: row.service,
  language: v.is(Language, row.language) ? row.language : 'en',
  state: row.state as ConversationState,
  residentName: row.resident_name,
  firstWords: row.first_words,
  advisor: row.advisor === null ? null : { id: row.advisor, name: advisor ?? '' },
  reference: row.reference,
  left: row.left === 1,
  answerBy: row.answer_by,
  kept: row.kept_until !== null,
  idleEndsAt: row.idle_ends_at,
  danger: row.danger === 1,
  offer: offerOf(row),
  queuedAt: row.queued_at,
  rank: row.rank_at,
  weight: row.weight,
  warned: row.warned === 1,
  wrapUp: row.wrap_by !== null,
  marks: marksOf(row).resident,
  startedAt: row.created_at,
  lastSeq: row.last_seq,
  ...aboutIn(abouts, row.alert),
});

const aboutIn = (abouts: Abouts, line: string | null): Pick<StaffConversation, 'alert'> => {
  const alert = abouts.get(line ?? '');
  return alert === undefined ? {} : { alert };
};

/** An entry of a conversation as both sides see it. */
export const messageView = (row: MessageRow, file?: FileRow): MessageView => ({
  id: row.id,
  seq: row.seq,
  at: row.at,
  sender: { kind: row.sender_kind as SenderKind, name: row.sender_name },
  body: row.body,
  ...(file === undefined ? {} : { file: fileView(file) }),
  ...(row.event === null ? {} : { event: v.parse(NotedEvent, JSON.parse(row.event)) }),
});
