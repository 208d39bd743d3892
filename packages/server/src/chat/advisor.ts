import {
  Problem,
  staffEvents,
  type Act,
  type StaffBody,
  type StaffEvent,
  type StaffReplies,
} from '@bellman/protocol';
import { councilsWhere, may } from '../people/roles.js';
import type { Clock } from '../ground/clock.js';
import type { SignedIn } from '../people/who.js';
import type { Store } from '../store/store.js';
import type { Taking } from './routing/taking.js';
import { noDesk, type YouOf } from './routing/you.js';
import { displayName } from './rules.js';
import type { Reading } from './staff/reading.js';
import { createTyping } from './typing.js';
import type { Views } from './views.js';
import { writeMessage } from './write.js';

/** What the advisor's chat needs of the rest. */
export interface AdvisorParts {
  readonly store: Store;
  readonly views: Views;
  readonly clock: Clock;
  readonly taking: Pick<Taking, 'take'>;
  readonly you: YouOf;
  readonly reading: Pick<Reading, 'open'>;
  /** Writes down that `staff` tried `event` in a conversation that is not theirs. */
  readonly denied: (tried: {
    readonly council: string;
    readonly staff: string;
    readonly event: StaffEvent;
    readonly conversation: string;
  }) => Promise<void>;
  /** What belongs to a chat besides its messages: every event that is not answered here. */
  readonly rooms: AdvisorRoom<Exclude<StaffEvent, OwnEvent>>;
  /** Ends a chat of theirs for abuse. @throws Problem `warn-first`, `not-yours` */
  readonly endForAbuse: (staff: SignedIn, conversation: string) => Promise<void>;
  /** Tells the resident that `name` types. */
  readonly tellTyping: (conversation: string, name: string) => void;
}

/** Why somebody reads what is not theirs: they supervise and said so, or its adviser asked them. */
export type Along = 'supervises' | { readonly askedBy: string };

/** One socket of a staff member. */
export interface Desk {
  readonly staff: SignedIn;
  /**
   * From now on the socket hears this conversation too, as long as that is theirs or anybody's to
   * look into; `along`: whoever has it next where they supervise, and as long as it is under way
   * and whoever asked them has it where they were asked.
   */
  open(conversation: string, along?: Along): void;
  /** It hears it no longer, but for what everybody of the council hears. */
  close(conversation: string): void;
  /** Whether it reads this conversation along as a supervisor. */
  readsAlong(conversation: string): boolean;
}

/** What is done with each event of a staff member. */
export type AdvisorHandlers = {
  readonly [E in StaffEvent]: (body: StaffBody<E>) => Promise<StaffReplies[E]>;
};

/** Goes on where the person may do what `event` does in that conversation; else throws. */
export type Reach = (conversation: string, event: StaffEvent) => Promise<void>;

/** The events that are answered here. */
type OwnEvent = 'watch' | 'take' | 'message' | 'replay' | 'end' | 'typing';

/** What belongs to a chat besides its messages, for one socket: the events `E`. */
export type AdvisorRoom<E extends StaffEvent> = (
  desk: Desk,
  reach: Reach,
) => Pick<AdvisorHandlers, E>;

/** Beyond this many conversations a socket looks them up again. */
const MOST = 1_000;

/** An advisor's chats for each socket. */
export const createAdvisorChat = (parts: AdvisorParts): ((desk: Desk) => AdvisorHandlers) => {
  const { store, views } = parts;
  const timeToTell = createTyping(parts.clock);

  return (desk) => {
    const { staff, open } = desk;
    const name = displayName(staff.name);
    /** A conversation's council never changes. */
    const councils = new Map<string, string>();

    /**
     * Goes on if the person may do this there. Who has no part in the conversation's council hears
     * the same as of one that does not exist, so that ids tell nothing.
     */
    const allow = (council: string, act: Act): void => {
      if (!may(staff, council, 'chat.see')) throw new Problem('conversation-unknown');
      if (!may(staff, council, act)) throw new Problem('not-permitted');
    };

    const reach = async (conversation: string, event: StaffEvent): Promise<void> => {
      const { act } = staffEvents[event];
      const known = councils.get(conversation);
      const council = known ?? (await store.chat.get({ conversation }))?.council;
      if (council === undefined) throw new Problem('conversation-unknown');
      try {
        allow(council, act);
      } catch (error) {
        await parts.denied({ council, staff: staff.id, event, conversation });
        throw error;
      }
      if (known !== undefined) return;
      if (councils.size >= MOST) councils.clear();
      councils.set(conversation, council);
    };

    return {
      ...parts.rooms(desk, reach),
      watch: async () => {
        const seen = councilsWhere(staff, staffEvents.watch.act);
        const mine = (await store.chat.ofAdvisor({ staff: staff.id })).filter(({ council }) =>
          seen.includes(council),
        );
        for (const { id } of mine) open(id);
        const waiting = await store.chat.waiting({ councils: seen });
        return {
          waiting: await views.staffViews(waiting),
          mine: await views.staffViews(mine),
          you: (await parts.you(staff.id)) ?? noDesk,
          // Last, so that it is as near as can be to when it arrives.
          at: parts.clock.now(),
        };
      },
      take: async ({ conversation }) => {
        await reach(conversation, 'take');
        const row = await parts.taking.take(staff, conversation);
        open(conversation);
        const [view] = await views.staffViews([row]);
        if (view === undefined) throw new Error('A conversation that was taken has no view');
        return { conversation: view };
      },
      message: async ({ conversation, id, body }) => {
        await reach(conversation, 'message');
        const writer = {
          conversation,
          senderKind: 'staff',
          sender: staff.id,
          senderName: name,
          danger: [],
        } as const;
        return writeMessage(store, writer, { id, body });
      },
      replay: async ({ conversation, since }) => {
        await reach(conversation, 'replay');
        await parts.reading.open(desk, conversation);
        return views.page(conversation, since);
      },
      end: async ({ conversation, reason }) => {
        await reach(conversation, 'end');
        if (reason === 'abuse') await parts.endForAbuse(staff, conversation);
        else await store.chat.end({ conversation, by: 'staff', staff: staff.id, name });
        return {};
      },
      typing: async ({ conversation }) => {
        await reach(conversation, 'typing');
        if (!timeToTell(`${conversation} ${staff.id}`)) return {};
        const row = await store.chat.get({ conversation });
        // Who only looks on is not seen to type.
        if (row?.state === 'active' && row.advisor === staff.id)
          parts.tellTyping(conversation, name);
        return {};
      },
    };
  };
};
