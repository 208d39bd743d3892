import * as v from 'valibot';
import { createAdvisorChat, type AdvisorParts } from '../chat/advisor.js';
import { createAdvisorMarks, createResidentMarks } from '../chat/marks.js';
import { createResidentChat } from '../chat/resident.js';
import { createYou } from '../chat/routing/you.js';
import { mayLook, shown } from '../chat/staff/may-look.js';
import { createReading } from '../chat/staff/reading.js';
import { createViews } from '../chat/views.js';
import { RoutingSettings } from '../councils/routing-settings.js';
import type { Clock } from '../ground/clock.js';
import { createLog } from '../ground/log.js';
import type { Metrics } from '../ground/metrics.js';
import { createUnderway } from '../ground/underway.js';
import { createResidents } from '../people/residents.js';
import { createStarts } from '../people/starts.js';
import type { SignedIn } from '../people/who.js';
import { announce } from '../sockets/announce.js';
import { serveResidents } from '../sockets/resident.js';
import type { ResidentNamespace, Sockets, StaffNamespace } from '../sockets/server.js';
import { serveStaff } from '../sockets/staff.js';
import { find } from '../store/find.js';
import type { Store } from '../store/store.js';

export { openStore } from '../store/open.js';
export type { Store } from '../store/store.js';
export type { News } from '../store/work.js';

/** Whether an operation of the store writes. */
export const writes = (group: string, name: string): boolean => find(group, name).writes;

const uncounted: Metrics = {
  request: () => undefined,
  event: () => undefined,
  sockets: () => undefined,
  pushed: () => undefined,
  refused: () => undefined,
  cutOff: () => undefined,
  gauge: () => undefined,
  page: async () => ({ type: '', text: '' }),
};

const routing = v.parse(RoutingSettings, {});
const service = { id: 'waste', chat: true, sensitive: false };

const never = () => Promise.reject(new Error('this room is about messages and marks'));

/** What a resident can do besides, and nobody does here. */
const notHere = {
  ...{ here: never, leave: never, keepPlace: never, handOver: never, survey: never, file: never },
  ...{ transcript: never, emailTranscript: never },
};

/**
 * The chat of one relay without its HTTP server: the rooms, and what serves and tells them, over
 * namespaces that somebody else carries. All that it knows is in memory and in the store.
 */
export const openRoom = (parts: {
  readonly store: Store;
  readonly clock: Clock;
  /** Namespaces as Socket.IO has them, so far as the relay uses them. */
  readonly resident: unknown;
  readonly staff: unknown;
  /** The one advisor. */
  readonly sam: { readonly id: string; readonly name: string };
  readonly council: string;
}): { sweep(): Promise<void>; close(): void } => {
  const { store, clock, council } = parts;
  const resident = parts.resident as ResidentNamespace;
  const staff = parts.staff as StaffNamespace;
  const log = createLog('silent');
  const views = createViews(store);
  const marks = createResidentMarks({ store });
  const staffMarks = createAdvisorMarks({ store });
  const signedIn: SignedIn = {
    ...parts.sam,
    email: 'sam@hart.example',
    session: 'session',
    totp: false,
    roles: new Map([[council, new Set(['advisor' as const])]]),
  };
  const common = {
    clock,
    log,
    metrics: uncounted,
    underway: createUnderway(),
    ownOrigins: () => new Set(['https://relay.example']),
    draining: () => false,
    // Nobody is refused for lack of room: what is looked at are the words.
    admission: {
      ...{ resident: () => undefined, residentCame: () => () => undefined, withinMs: () => 0 },
      ...{ staff: () => undefined, staffCame: () => () => undefined },
    },
    through: () => undefined,
  };
  const residents = serveResidents(resident, {
    ...common,
    council: async () => ({ origins: ['https://www.hart.example'] }),
    addressOf: () => '127.0.0.1',
    starts: createStarts(clock),
    greet: () => undefined,
    street: createResidentChat({
      store,
      clock,
      residents: createResidents(store),
      views,
      councils: { get: async () => ({ services: [service], danger: {}, routing }) },
      standing: async () => ({ state: 'open', opensAt: null, answerBy: null, waiting: 0 }),
      rooms: (here, seat) => ({ ...marks(here, seat), ...notHere }),
      tellTyping: () => undefined,
    }),
  });
  const advisors = serveStaff(staff, {
    ...common,
    presence: store.presence,
    sessions: { signedIn: async () => signedIn, again: async () => signedIn },
    street: createAdvisorChat({
      store,
      views,
      clock,
      you: createYou({ store, councils: { get: async () => ({ routing }) } }),
      reading: createReading({ store, clock }),
      taking: {
        take: ({ id, name }, conversation) =>
          store.chat.take({ conversation, staff: id, staffName: name }),
      },
      denied: async () => undefined,
      endForAbuse: never,
      rooms: (desk, reach) =>
        ({ ...staffMarks(desk, reach), file: never }) as unknown as ReturnType<
          AdvisorParts['rooms']
        >,
      tellTyping: () => undefined,
    }),
  });
  const close = announce({
    bus: store.bus,
    sockets: { resident, staff } as Sockets,
    log,
    views,
    shut: residents.shut,
    progress: () => Promise.reject(new Error('there are no alerts here')),
    proposers: () => Promise.resolve([]),
    staffChanged: advisors.changed,
    mayLook: (one, reader) => mayLook(shown(one), reader, clock.now()),
    you: createYou({ store, councils: { get: async () => ({ routing }) } }),
  });
  return { sweep: residents.sweep, close };
};
