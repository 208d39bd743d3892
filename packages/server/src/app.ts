import { createServer } from 'node:http';
import { createAlerts } from './alerts/alerts.js';
import { createAdvisorChat } from './chat/advisor.js';
import { createCare } from './chat/care.js';
import { createCodes } from './chat/codes.js';
import { createAdvisorMarks, createResidentMarks } from './chat/marks.js';
import { createAdvisorFiles, createResidentFiles } from './chat/files.js';
import { createLeave } from './chat/leave.js';
import { createResidentChat } from './chat/resident.js';
import { chatRoutes } from './chat/routes.js';
import { withSigns } from './chat/signs.js';
import { createViews } from './chat/views.js';
import { createReach } from './councils/availability.js';
import { createCouncils } from './councils/councils.js';
import { placeRoutes } from './councils/places.js';
import { councilRoutes } from './councils/routes.js';
import { createFiles } from './files/files.js';
import type { Clock } from './ground/clock.js';
import type { Config } from './ground/config.js';
import { every } from './ground/every.js';
import { widgetVersion } from './ground/folders.js';
import type { Log } from './ground/log.js';
import { createMetrics } from './ground/metrics.js';
import { secretOf } from './ground/secret.js';
import { createUnderway } from './ground/underway.js';
import { createCallers } from './http/callers.js';
import { demoGuide } from './http/demo-guide.js';
import { fileLinks } from './http/file-links.js';
import { demoPage, servicePage } from './http/home.js';
import { LONGEST_UPLOAD } from './http/in-time.js';
import { lookOf } from './http/look.js';
import { publicPages } from './http/pages.js';
import { createWeb } from './http/web.js';
import { listenOn } from './http/listen.js';
import { createPost } from './people/mail.js';
import { createResidents } from './people/residents.js';
import { demand } from './people/roles.js';
import { peopleRoutes } from './people/routes.js';
import { createSessions } from './people/sessions.js';
import { createStarts } from './people/starts.js';
import { createPush } from './push/push.js';
import { announce } from './sockets/announce.js';
import { serveResidents } from './sockets/resident.js';
import { rooms, tellResidents } from './sockets/rooms.js';
import { createSockets } from './sockets/server.js';
import { serveStaff } from './sockets/staff.js';
import { housekeeping } from './people/housekeeping.js';
import type { Store } from './store/store.js';

/** A relay, built and not yet listening. It does not own the store: who opened it closes it. */
export interface App {
  /** Starts to serve. @throws Problem `setting-wrong` where the address is taken */
  listen(): Promise<{ readonly port: number }>;
  /** Does at once what it else does from time to time: for who moves the clock by hand. */
  upkeep(): Promise<void>;
  /** Takes nothing new, finishes what is under way, and lets everybody go; in bounded time. */
  close(): Promise<void>;
}

const MINUTE = 60_000;
/** How long what is under way may take at a stop, ms. */
const PATIENCE = 5_000;

/** The one room that knows everyone: builds the relay's parts and introduces them to each other. */
export const createApp = (parts: {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): App => {
  const { config, store, clock, log } = parts;
  let draining = false;
  let port = config.port;

  const baseUrl = (): string => config.publicUrl ?? `http://localhost:${port}`;
  const ownOrigins = (): ReadonlySet<string> =>
    config.publicUrl === null
      ? new Set([new URL(baseUrl()).origin, new URL(`http://127.0.0.1:${port}`).origin])
      : new Set([config.publicUrl]);

  const callers = createCallers(config.trustedProxies);
  const metrics = createMetrics();
  const underway = createUnderway();
  const councils = createCouncils({ store, clock });
  const sessions = createSessions(store);
  const residents = createResidents(store);
  const views = createViews(store);
  const push = createPush({ store, clock, config, secret: secretOf(config), councils, log });
  const alerts = createAlerts({ store, clock, councils, log, deliver: push.deliver, baseUrl });

  const { queueNow } = views;
  const reach = createReach({ store, clock, councils, queue: queueNow, alerts: alerts.current });
  const files = createFiles({
    ...{ config, secret: secretOf(config), store, clock, log, underway, baseUrl },
    page: views.page,
  });

  const care = createCare({
    ...{ store, clock, log, underway, views, councils, baseUrl, ownOrigins, push },
    secret: secretOf(config),
    post: createPost(config, log),
  });

  const sockets = createSockets(async (origin) => {
    if (ownOrigins().has(origin)) return true;
    return (await councils.list()).some(({ origins }) => origins.includes(origin));
  });
  const common = { clock, log, metrics, underway, ownOrigins, draining: () => draining };
  const residentSockets = serveResidents(sockets.resident, {
    ...common,
    council: councils.get,
    addressOf: callers.addressOf,
    starts: createStarts(clock),
    street: withSigns(
      care.sign,
      createResidentChat({
        store,
        clock,
        residents,
        views,
        councils,
        standing: reach.of,
        rooms: [
          ...care.rooms,
          createLeave({ store, views, standing: reach.of }),
          createCodes({ store, clock }),
          createResidentMarks({ store }),
          createResidentFiles(files.link),
        ],
        tellTyping: (conversation) => {
          sockets.staff.to(rooms.conversation(conversation)).emit('typing', { conversation });
        },
      }),
    ),
  });
  const staffSockets = serveStaff(sockets.staff, {
    ...common,
    sessions,
    presence: store.presence,
    street: createAdvisorChat({
      store,
      clock,
      views,
      rooms: [createAdvisorMarks({ store }), createAdvisorFiles(files.link)],
      tellTyping: (conversation, name) => {
        tellResidents(sockets.resident, rooms.conversation(conversation), 'typing', { name });
      },
    }),
  });
  const fallSilent = announce({
    bus: store.bus,
    sockets,
    log,
    views,
    progress: alerts.progress,
    staffChanged: staffSockets.changed,
  });

  const version = widgetVersion();
  const web = createWeb({
    log,
    metrics,
    version,
    demo: config.demo,
    callers,
    door: {
      council: councils.get,
      signedIn: sessions.signedIn,
      resident: residents.conversationOf,
      demand,
      ownOrigins,
    },
    health: {
      draining: () => draining,
      storeAnswers: async () => {
        await store.councils.health({});
      },
    },
    handlers: {
      ...peopleRoutes({ store, clock, sessions, councils }),
      ...councilRoutes({ councils, pushKey: push.pushKey, mail: config.smtpUrl !== null }),
      ...reach.routes,
      ...placeRoutes({ store, councils }),
      ...chatRoutes({ store, clock, residents, councils }),
      ...push.routes,
      ...alerts.routes,
      ...files.routes,
    },
    files: fileLinks(files.linked),
    pages: publicPages({
      page: alerts.page,
      look: async (council) => lookOf((await councils.get(council)).brand),
      transcript: care.transcript,
      version,
    }),
    home: () => (config.demo ? demoPage(demoGuide) : servicePage()),
  });

  const server = createServer({ requestTimeout: LONGEST_UPLOAD, headersTimeout: MINUTE / 2 }, web);
  sockets.io.attach(server);
  const stops: (() => void)[] = [];
  const regular: (() => Promise<void>)[] = [];

  return {
    listen: async () => {
      await files.start();
      await push.start();
      try {
        port = await listenOn(server, config);
      } catch (error) {
        // The sender's process would otherwise keep this one alive.
        await push.stop();
        throw error;
      }
      alerts.start();
      care.start();
      const regularly = (ms: number, name: string, run: () => Promise<void>): void => {
        regular.push(run);
        stops.push(every(ms, run, (error) => log.error({ err: error }, `${name} failed`)));
      };
      // Well within the 10 minutes that a sensitive service's token lives.
      regularly(4 * MINUTE, 'keeping residents’ tokens alive', residentSockets.sweep);
      regularly(MINUTE / 2, 'looking after staff sessions', staffSockets.sweep);
      regularly(10 * MINUTE, 'housekeeping', () => housekeeping(store));
      return { port };
    },
    upkeep: async () => {
      for (const run of regular) await run();
      await care.settle();
    },
    close: async () => {
      draining = true;
      for (const stop of stops) stop();
      await underway.settled(PATIENCE);
      const closed = sockets.io.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), PATIENCE);
      await Promise.all([closed, alerts.stop(), care.stop()]);
      clearTimeout(cut);
      await push.stop();
      await underway.settled(PATIENCE);
      fallSilent();
      councils.close();
    },
  };
};
