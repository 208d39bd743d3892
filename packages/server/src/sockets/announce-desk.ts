import type { CaseView, NoteView } from '@bellman/protocol';
import type { After } from '../ground/after.js';
import type { Log } from '../ground/log.js';
import type { Bus } from '../store/store.js';
import type { News } from '../store/work.js';
import { createAtMost } from './at-most.js';
import { createCoalescer, distinct } from './coalesce.js';
import { rooms } from './rooms.js';
import type { StaffNamespace } from './server.js';

/** What announcing to the desk needs of the rest. */
export interface AnnounceDeskParts {
  readonly bus: Bus;
  /** Residents are told nothing of this, so their namespace is not here. */
  readonly staff: StaffNamespace;
  readonly log: Log;
  readonly after: After;
  readonly views: {
    note(conversation: string, staff: string, id: string): Promise<NoteView | null>;
    /** The name of whoever asked `staff` to read along. */
    inviter(conversation: string, staff: string): Promise<string | null>;
    case(council: string, id: string): Promise<CaseView | null>;
    /** The councils that somebody works for. */
    councilsOf(staff: string): Promise<readonly string[]>;
  };
}

type Of<T extends News['topic']> = Extract<News, { topic: T }>;

/** How seldom a council's supervisors are told that their wall changed, ms. */
const WALL_EVERY = 1_000;

/**
 * Tells this node's staff what is theirs alone: notes, invitations, cases, and that the wall
 * changed.
 * @returns a function that stops it
 */
export const announceDesk = ({
  bus,
  staff,
  log,
  after,
  views,
}: AnnounceDeskParts): (() => void) => {
  const heard = (room: string): boolean => staff.adapter.rooms.has(room);

  const note = createCoalescer<Of<'note'>>(
    log,
    async (conversation, written) => {
      const room = rooms.conversation(conversation);
      if (!heard(room)) return;
      for (const { staff: writer, note: id } of written) {
        const view = await views.note(conversation, writer, id);
        if (view !== null) staff.to(room).emit('note', { conversation, note: view });
      }
    },
    distinct,
  );

  const invited = createCoalescer<Of<'invited'>>(
    log,
    async (person, asked) => {
      const room = rooms.person(person);
      if (!heard(room)) return;
      for (const conversation of new Set(asked.map((one) => one.conversation))) {
        const by = await views.inviter(conversation, person);
        if (by !== null) staff.to(room).emit('invited', { conversation, by });
      }
    },
    distinct,
  );

  const moved = createCoalescer<Of<'case'>>(
    log,
    async (id, [news]) => {
      if (news === undefined) return;
      const room = rooms.supervisors(news.council);
      const view = heard(room) ? await views.case(news.council, id) : null;
      if (view !== null) staff.to(room).emit('case', { case: view });
    },
    distinct,
  );

  const wall = createAtMost({
    gap: WALL_EVERY,
    after,
    tell: (council) => {
      staff.to(rooms.supervisors(council)).emit('wall', { council });
    },
  });
  const wallOf = (council: string): void => {
    if (heard(rooms.supervisors(council))) wall.say(council);
  };
  const person = createCoalescer<null>(log, async (id) => {
    for (const council of await views.councilsOf(id)) wallOf(council);
  });

  const hear = (news: News): void => {
    if (news.topic === 'note') note(news.conversation, news);
    else if (news.topic === 'invited') invited(news.staff, news);
    else if (news.topic === 'case') moved(news.case, news);
    else if (news.topic === 'desk') person(news.staff, null);
    // A first answer counts on the wall, and is a message like any other.
    else if (news.topic === 'conversation' || news.topic === 'message') wallOf(news.council);
  };
  const deafen = bus.listen((batch) => {
    for (const news of batch) hear(news);
  });
  return () => {
    deafen();
    wall.stop();
  };
};
