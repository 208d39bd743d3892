import type { CurrentAlert, Language, StaffConversation } from '@bellman/protocol';
import { createReach } from '../councils/availability.js';
import type { Council } from '../councils/settings.js';
import { createFiles, type Files } from '../files/files.js';
import type { Clock } from '../ground/clock.js';
import type { Config } from '../ground/config.js';
import type { Log } from '../ground/log.js';
import { secretOf } from '../ground/secret.js';
import type { Underway } from '../ground/underway.js';
import type { Handlers } from '../http/route.js';
import { createPost } from '../people/mail.js';
import { createResidents, type Residents } from '../people/residents.js';
import { createStarts, type Starts } from '../people/starts.js';
import type { Audit } from '../privacy/audit.js';
import type { Store } from '../store/store.js';
import { createAdvisorChat, type AdvisorHandlers, type Desk } from './advisor.js';
import { createCare, type Care } from './care.js';
import { createCodes } from './codes.js';
import { createAdvisorFiles, createResidentFiles } from './files.js';
import { createLeave } from './leave.js';
import { createAdvisorMarks, createResidentMarks } from './marks.js';
import type { CallBackPush } from './place.js';
import { createResidentChat, type ResidentChat, type Seat } from './resident.js';
import { chatRoutes } from './routes.js';
import { createRoutingRoom } from './routing/room.js';
import { createRouter } from './routing/router.js';
import { createTaking } from './routing/taking.js';
import { createYou, type YouOf } from './routing/you.js';
import { withSigns } from './signs.js';
import { mayLook, shown } from './staff/may-look.js';
import { createReading } from './staff/reading.js';
import { createStaffCare, type StaffCare } from './staff/room.js';
import { createViews, type Views } from './views.js';

/** What chat needs of the rest of the relay. */
export interface StreetParts {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly underway: Underway;
  readonly audit: Audit;
  readonly councils: {
    get(id: string): Promise<Council>;
    list(): Promise<readonly Council[]>;
  };
  /** A council's current alerts. */
  readonly alerts: (council: string, language: Language) => Promise<CurrentAlert[]>;
  readonly push: CallBackPush;
  /** Whether the relay has so much to do that no new chat may begin. */
  readonly isBusy: () => boolean;
  readonly baseUrl: () => string;
  readonly ownOrigins: () => ReadonlySet<string>;
}

/** All of chat that others use. */
export interface ChatStreet {
  /** What each socket of a resident can do. */
  readonly resident: (seat: Seat) => ResidentChat;
  /** What each socket of a staff member can do. */
  readonly advisor: (desk: Desk) => AdvisorHandlers;
  readonly starts: Starts;
  readonly views: Views;
  readonly you: YouOf;
  /** Whether a chat is somebody's to read by itself, whether they were asked to or not. */
  readonly mayLook: (chat: StaffConversation, staff: string) => boolean;
  readonly routes: Handlers<'availability' | 'resumeChat' | 'endChat' | 'uploadFile'> &
    StaffCare['routes'];
  /** Notes, invitations and cases as staff hear of them. */
  readonly staffCare: StaffCare['views'];
  /** The conversation that a resident's token opens. @throws Problem `token-unknown` */
  readonly conversationOf: Residents['conversationOf'];
  /** What a link to a file shows. @throws Problem `file-unknown` */
  readonly linked: Files['linked'];
  readonly transcript: Care['transcript'];
  /** Sees that files can be kept. @throws Problem `setting-wrong` */
  ready(): Promise<void>;
  /** Begins to act by the clock. */
  start(): void;
  /** Does all that is due now: for who moves the clock by hand. */
  settle(): Promise<void>;
  /** Takes nothing new; resolves when what is under way is finished. */
  stop(): Promise<void>;
}

/** Builds chat's rooms and introduces them to each other; nothing runs by itself before `start`. */
export const createChatStreet = (parts: StreetParts): ChatStreet => {
  const { config, store, clock, log, councils } = parts;
  const secret = secretOf(config);
  const residents = createResidents(store);
  const views = createViews(store);
  const files = createFiles({ ...parts, secret, page: views.page });
  const care = createCare({ ...parts, secret, views, post: createPost(config, log) });
  const reach = createReach({ ...parts, queue: views.queueNow });
  const standing = reach.of;

  const leave = createLeave({ store, views, standing });
  const codes = createCodes({ store, clock });
  const marks = createResidentMarks({ store });
  const file = createResidentFiles(files.link);
  const chat = createResidentChat({
    ...{ store, clock, residents, views, councils, standing },
    rooms: (here, seat) => ({
      ...care.room(here, seat),
      ...leave(here, seat),
      ...codes(here, seat),
      ...marks(here, seat),
      ...file(here, seat),
    }),
    tellTyping: (conversation) => store.whispers.tell({ conversation, name: null }),
  });

  const reading = createReading({ store, clock });
  const staffMarks = createAdvisorMarks({ store });
  const staffFile = createAdvisorFiles(files.link, reading);
  const staffCare = createStaffCare({ ...parts, views, reading });
  const you = createYou({ store, councils });
  const taking = createTaking({ store, councils });
  const routing = createRoutingRoom({ store, views, taking, you });
  const router = createRouter({ store, clock, log, councils });
  const advisor = createAdvisorChat({
    ...{ store, clock, views, taking, you, reading },
    denied: ({ event, conversation, ...tried }) =>
      parts.audit.denied({ ...tried, subject: event, detail: { conversation } }),
    rooms: (desk, allowed) => ({
      ...staffMarks(desk, allowed),
      ...staffFile(desk, allowed),
      ...routing(desk, allowed),
      ...staffCare.room(desk, allowed),
    }),
    endForAbuse: staffCare.endForAbuse,
    tellTyping: (conversation, name) => store.whispers.tell({ conversation, name }),
  });

  return {
    resident: withSigns(care.sign, chat),
    advisor,
    starts: createStarts(clock),
    views,
    you,
    mayLook: (one, staff) => mayLook(shown(one), staff, clock.now()),
    routes: {
      ...reach.routes,
      ...chatRoutes({ store, clock, residents, councils }),
      ...files.routes,
      ...staffCare.routes,
    },
    staffCare: staffCare.views,
    conversationOf: residents.conversationOf,
    linked: files.linked,
    transcript: care.transcript,
    ready: files.start,
    start: () => {
      care.start();
      router.start();
    },
    settle: async () => {
      await care.settle();
      await router.settle();
    },
    stop: async () => {
      await Promise.all([care.stop(), router.stop()]);
    },
  };
};
