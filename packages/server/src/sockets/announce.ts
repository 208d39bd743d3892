import {
  limits,
  type AlertProgress,
  type Marks,
  type MessageView,
  type ResidentConversation,
  type StaffConversation,
  type You,
} from '@bellman/protocol';
import type { Log } from '../ground/log.js';
import type { Bus } from '../store/store.js';
import type { News, Words } from '../store/work.js';
import { createCoalescer, distinct } from './coalesce.js';
import { letGo } from './readers.js';
import { rooms, tellResidents } from './rooms.js';
import type { Sockets } from './server.js';

/** What announcing needs of the rest. */
export interface AnnounceParts {
  readonly bus: Bus;
  readonly sockets: Sockets;
  readonly log: Log;
  readonly views: {
    conversation(id: string): Promise<{
      readonly resident: ResidentConversation;
      readonly staff: StaffConversation;
    } | null>;
    marks(
      conversation: string,
    ): Promise<{ readonly resident: Marks; readonly staff: Marks } | null>;
    /** Some of the entries after `since`, up to `to`; none: there are none. */
    stretch(conversation: string, since: number, to: number): Promise<readonly MessageView[]>;
    queue(council: string): Promise<readonly ResidentConversation[]>;
  };
  /** Lets go of the residents' sockets in a conversation that was left for good. */
  readonly shut: (conversation: string) => void;
  /** How far an alert has come. */
  readonly progress: (alert: string) => Promise<AlertProgress>;
  /** The people of the partner that an alert is for, by id; none where it is for none. */
  readonly proposers: (alert: string) => Promise<readonly string[]>;
  /** A person's sessions or roles changed. */
  readonly staffChanged: (staff: string) => Promise<void>;
  /** Whether a chat is theirs to read who neither supervise nor were asked to. */
  readonly mayLook: (chat: StaffConversation, staff: string) => boolean;
  /** How somebody at the desk is; null: they have no part in chats. */
  readonly you: (staff: string) => Promise<You | null>;
}

type Chat = Extract<News, { topic: 'message' | 'conversation' | 'marks' | 'shut' }>;

type Written = Extract<News, { topic: 'message' }>;

/** The entries that came along with the news, one after the other from `since` on, for one event. */
const entriesAfter = (along: ReadonlyMap<number, Words | undefined>, since: number): Words[] => {
  const entries: Words[] = [];
  for (let seq = since + 1; entries.length < limits.replayPage; seq += 1) {
    const entry = along.get(seq);
    if (entry === undefined) break;
    entries.push(entry);
  }
  return entries;
};

/** The same by fewer: messages are told from the first of them to the last. */
const shrink = (news: readonly Chat[]): Chat[] => {
  const seqs = news.flatMap((one) => (one.topic === 'message' ? [one.seq] : []));
  const ends = new Set([Math.min(...seqs), Math.max(...seqs)]);
  return distinct(news.filter((one) => one.topic !== 'message' || ends.has(one.seq)));
};

/**
 * Tells this node's sockets what was committed, by this node or another. News carries ids, and
 * messages themselves where there is room for them; what is told else is read from the store, once
 * for however many news there are of a conversation, and messages by one read for however many
 * conversations they are of.
 * @returns a function that stops it
 */
export const announce = (parts: AnnounceParts): (() => void) => {
  const { sockets, views, log } = parts;
  const { resident, staff } = sockets;

  const tellMessages = async (
    conversation: string,
    news: readonly Written[],
    to: number,
  ): Promise<void> => {
    const room = rooms.conversation(conversation);
    const heard = (): boolean => resident.adapter.rooms.has(room) || staff.adapter.rooms.has(room);
    const along = new Map(news.map(({ seq, entry }) => [seq, entry]));
    let since = Math.min(...along.keys()) - 1;
    while (since < to && heard()) {
      // What came after is told by news of its own, so that nobody hears it twice.
      const came = entriesAfter(along, since);
      const messages = came.length > 0 ? came : [...(await views.stretch(conversation, since, to))];
      const last = messages.at(-1);
      if (last === undefined) return;
      tellResidents(resident, room, 'messages', { messages });
      staff.to(room).emit('messages', { conversation, messages });
      since = last.seq;
    }
  };

  /** Each side hears of the other's. */
  const tellMarks = async (conversation: string): Promise<void> => {
    const room = rooms.conversation(conversation);
    const heard = resident.adapter.rooms.has(room) || staff.adapter.rooms.has(room);
    const marks = heard ? await views.marks(conversation) : null;
    if (marks === null) return;
    tellResidents(resident, room, 'marks', marks.staff);
    staff.to(room).emit('marks', { conversation, ...marks.resident });
  };

  const tellConversation = async (id: string): Promise<void> => {
    const view = await views.conversation(id);
    if (view === null) return;
    const room = rooms.conversation(id);
    const { advisor, council, offer, state } = view.staff;
    // Whoever has the chat hears it on every screen, without asking.
    if (advisor !== null) staff.in(rooms.person(advisor.id)).socketsJoin(room);
    letGo(staff, { id, state, holder: advisor?.id ?? null }, (one) =>
      parts.mayLook(view.staff, one),
    );
    // Those who wait hear it with their place in the queue.
    if (view.resident.state !== 'waiting') {
      tellResidents(resident, room, 'conversation', { conversation: view.resident });
    }
    staff.to(rooms.chats(council)).emit('conversation', { conversation: view.staff });
    for (const one of [advisor?.id, offer?.to]) if (one !== undefined) you(one, null);
  };

  const tellChat = async (conversation: string, news: readonly Chat[]): Promise<void> => {
    if (news.some(({ topic }) => topic === 'conversation')) await tellConversation(conversation);
    const written = news.filter((one) => one.topic === 'message');
    const last = Math.max(...written.map(({ seq }) => seq));
    if (written.length > 0) await tellMessages(conversation, written, last);
    // Last, so that no mark is past what was told.
    if (news.some(({ topic }) => topic === 'marks')) await tellMarks(conversation);
  };

  const chat = createCoalescer<Chat>(
    log,
    async (conversation, news) => {
      try {
        await tellChat(conversation, news);
      } finally {
        // They hear of the end first; and even where that cannot be told, they are let go.
        if (news.some(({ topic }) => topic === 'shut')) parts.shut(conversation);
      }
    },
    shrink,
  );

  const places = createPlaces();
  const queue = createCoalescer<null>(log, async (council) => {
    for (const conversation of places.moved(council, await views.queue(council))) {
      tellResidents(resident, rooms.conversation(conversation.id), 'conversation', {
        conversation,
      });
    }
  });

  const alert = createCoalescer<string>(log, async (id, councils) => {
    const { rooms: there } = staff.adapter;
    const all = councils.some((council) => there.has(rooms.alerts(council)));
    const some = councils.some((council) => there.has(rooms.proposers(council)));
    if (!all && !some) return;
    const progress = await parts.progress(id);
    staff.to(rooms.alerts(progress.council)).emit('alert', progress);
    if (!some) return;
    // Read anew each time, so that nobody hears more who was just taken from a partner.
    const own = new Set(await parts.proposers(id));
    for (const socket of there.get(rooms.proposers(progress.council)) ?? []) {
      const one = staff.sockets.get(socket);
      if (one !== undefined && own.has(one.data.staff.id)) one.emit('alert', progress);
    }
  });

  const you = createCoalescer<null>(log, async (id) => {
    const room = rooms.person(id);
    const is = staff.adapter.rooms.has(room) ? await parts.you(id) : null;
    if (is !== null) staff.to(room).emit('you', { you: is });
  });

  const person = createCoalescer<null>(log, (id) => parts.staffChanged(id));

  /** What its advisers must do, and so how they are, is in a council's settings too. */
  const settings = createCoalescer<null>(log, async (council) => {
    staff.to(rooms.council(council)).emit('council', { council });
    const here = [...(staff.adapter.rooms.get(rooms.chats(council)) ?? [])];
    const people = here.flatMap((socket) => staff.sockets.get(socket)?.data.staff.id ?? []);
    for (const id of new Set(people)) you(id, null);
  });

  const hear = (news: News): void => {
    switch (news.topic) {
      case 'message':
      case 'marks':
      case 'shut':
        chat(news.conversation, news);
        break;
      case 'conversation':
        chat(news.conversation, news);
        queue(news.council, null);
        break;
      case 'alert':
        alert(news.alert, news.council);
        break;
      case 'staff':
        person(news.staff, null);
        break;
      case 'desk':
        you(news.staff, null);
        break;
      case 'council':
        settings(news.council, null);
        break;
    }
  };
  return parts.bus.listen((batch) => {
    // Late enough that who wrote hears that it was kept before everybody hears what.
    setImmediate(() => {
      for (const news of batch) hear(news);
    });
  });
};

/** Remembers each queue's places, so that only those who moved up are told. */
const createPlaces = () => {
  const told = new Map<string, ReadonlyMap<string, number | null>>();
  return {
    moved: (council: string, queue: readonly ResidentConversation[]): ResidentConversation[] => {
      const before = told.get(council);
      told.set(council, new Map(queue.map(({ id, position }) => [id, position])));
      return queue.filter(({ id, position }) => before?.get(id) !== position);
    },
  };
};
