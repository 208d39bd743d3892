import { createAlerts } from './alerts/alerts.js';
import { placeAlertRoutes } from './alerts/place.js';
import { createChatStreet } from './chat/street.js';
import { createCouncils } from './councils/councils.js';
import { councilHandlers } from './councils/handlers.js';
import { programOf } from './councils/keys.js';
import { createExtents } from './councils/extent.js';
import { findPlace } from './councils/places.js';
import { after } from './ground/after.js';
import type { Clock } from './ground/clock.js';
import type { Config } from './ground/config.js';
import { every } from './ground/every.js';
import { widgetVersion } from './ground/folders.js';
import type { Log } from './ground/log.js';
import { createMetrics } from './ground/metrics.js';
import { createBox } from './ground/seal.js';
import { secretOf } from './ground/secret.js';
import { createUnderway } from './ground/underway.js';
import { createCallers } from './http/callers.js';
import { demoGuide } from './http/demo-guide.js';
import { feedFiles } from './http/feeds.js';
import { fileLinks } from './http/file-links.js';
import { healthOf } from './http/health.js';
import { demoPage, servicePage } from './http/home.js';
import { lookOf } from './http/look.js';
import { publicPages } from './http/pages.js';
import { createWeb } from './http/web.js';
import { listenOn } from './http/listen.js';
import { createPost } from './people/mail.js';
import { createProof } from './people/proof.js';
import { demand } from './people/roles.js';
import { peopleHandlers } from './people/handlers.js';
import { createSecondStep } from './people/second-step.js';
import { createAudit } from './privacy/audit.js';
import { auditRoutes } from './privacy/routes.js';
import { createPush } from './push/push.js';
import { announceAlerts } from './sockets/announce-alerts.js';
import { announceDesk } from './sockets/announce-desk.js';
import { announceTyping } from './sockets/announce-typing.js';
import { announce } from './sockets/announce.js';
import { sayGoodbye } from './sockets/goodbye.js';
import { createEntrance } from './sockets/entrance.js';
import { serveResidents } from './sockets/resident.js';
import { KEEP_EVERY } from './sockets/duty.js';
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
  const health = healthOf({ ...parts, metrics, draining: () => draining });
  const underway = createUnderway();
  const proof = createProof(parts);
  const { sessions } = proof;
  const entrance = createEntrance({ ...parts, metrics, callers, proof, draining: () => draining });
  const { admission, standing, through } = entrance;
  const councils = createCouncils({ store, clock });
  const extents = createExtents({ store, councils });
  const audit = createAudit({ store, clock });
  const box = createBox(secretOf(config), 'second steps');
  const secondStep = createSecondStep({ store, clock, box, councils });
  const secret = secretOf(config);
  const post = createPost(config, log);
  const push = createPush({ ...parts, secret, councils, post, baseUrl, metrics });
  const alerts = createAlerts({
    ...{ store, clock, councils, extents, log, deliver: push.deliver, baseUrl },
    ...{ again: secondStep, record: audit.record, secret, post },
  });

  const sockets = createSockets(async (origin) => {
    if (ownOrigins().has(origin)) return true;
    return (await councils.list()).some(({ origins }) => origins.includes(origin));
  });
  const chat = createChatStreet({
    ...{ config, store, clock, log, underway, audit, councils, push, baseUrl, ownOrigins },
    isBusy: admission.isBusy,
    alerts: alerts.current,
  });

  const own = { clock, log, metrics, underway, ownOrigins, draining: () => draining };
  const common = { ...own, admission, through };
  const telling = { bus: store.bus, sockets, log };
  const alertNews = announceAlerts({ ...telling, clock, inForce: alerts.inForce });
  const residentSockets = serveResidents(sockets.resident, {
    ...{ ...common, greet: alertNews.greet },
    council: councils.get,
    addressOf: callers.addressOf,
    starts: chat.starts,
    street: chat.resident,
  });
  const staffSockets = serveStaff(sockets.staff, {
    ...{ ...common, sessions, presence: store.presence, street: chat.advisor },
  });
  const fallSilent = announce({
    ...telling,
    views: chat.views,
    shut: residentSockets.shut,
    progress: alerts.progress,
    proposers: (alert) => store.partners.proposers({ alert }),
    staffChanged: staffSockets.changed,
    mayLook: chat.mayLook,
    you: chat.you,
  });
  const fallSilentAtDesk = announceDesk({
    ...{ bus: store.bus, staff: sockets.staff, log, after },
    views: chat.staffCare,
  });
  const fallSilentOnTyping = announceTyping(store.whispers, sockets);
  const version = widgetVersion();
  const web = createWeb({
    ...{ log, metrics, admission, standing, version },
    demo: config.demo,
    callers,
    door: {
      council: councils.get,
      signedIn: sessions.signedIn,
      resident: chat.conversationOf,
      program: proof.keys(programOf({ store, clock })),
      demand,
      secondStep: secondStep.gate,
      denied: (staff, council, route, code) =>
        audit.denied({
          ...{ council, staff: staff.id, subject: route },
          detail: code === undefined ? {} : { code },
        }),
      ownOrigins,
    },
    health,
    handlers: {
      ...peopleHandlers({ store, clock, sessions, councils, secondStep, box }),
      ...councilHandlers({
        ...{ store, clock, councils, extents, baseUrl, version },
        ...{ pushKey: push.pushKey, mail: config.smtpUrl !== null },
      }),
      ...auditRoutes(audit),
      ...chat.routes,
      ...push.routes,
      ...alerts.routes,
      ...placeAlertRoutes({
        ...{ store, baseUrl },
        findPlace: (council, text) => findPlace({ store, councils }, council, text),
      }),
    },
    files: fileLinks(chat.linked),
    feeds: feedFiles(alerts.feeds),
    pages: publicPages({
      page: alerts.page,
      look: async (council) => lookOf((await councils.get(council)).brand),
      transcript: chat.transcript,
      council: councils.get,
      emailPage: alerts.emailPage,
      confirmEmail: push.confirmEmail,
      stopEmail: push.stopEmail,
      version,
    }),
    home: () => (config.demo ? demoPage(demoGuide) : servicePage()),
  });

  const server = entrance.serve(web, sockets);
  const stops: (() => void)[] = [];
  const regular: (() => Promise<void>)[] = [];

  return {
    listen: async () => {
      await chat.ready();
      await push.start();
      try {
        port = await listenOn(server, config);
      } catch (error) {
        // The sender's process would otherwise keep this one alive.
        await push.stop();
        throw error;
      }
      alerts.start();
      chat.start();
      stops.push(entrance.start());
      const regularly = (ms: number, name: string, run: () => Promise<void>): void => {
        regular.push(run);
        stops.push(every(ms, run, (error) => log.error({ err: error }, `${name} failed`)));
      };
      // Well within the 10 minutes that a sensitive service's token lives.
      regularly(4 * MINUTE, 'keeping residents’ tokens alive', residentSockets.sweep);
      regularly(MINUTE / 2, 'looking after staff sessions', staffSockets.sweep);
      regularly(MINUTE, 'looking at the clock', health.look);
      regularly(KEEP_EVERY, 'keeping signs of presence', staffSockets.keep);
      regularly(10 * MINUTE, 'housekeeping', () => housekeeping(store));
      return { port };
    },
    upkeep: async () => {
      for (const run of regular) await run();
      await chat.settle();
      alerts.wake();
    },
    close: async () => {
      // First the relay says that it stops, and balancers that ask look elsewhere; only then does
      // it stop.
      draining = true;
      await new Promise<void>((resolve) => after(config.drain, resolve));
      for (const stop of stops) stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await underway.settled(PATIENCE);
      sayGoodbye(sockets);
      await sockets.io.close();
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), PATIENCE);
      await Promise.all([closed, alerts.stop(), chat.stop()]);
      clearTimeout(cut);
      await push.stop();
      post?.close();
      await underway.settled(PATIENCE);
      const silences = [fallSilent, fallSilentAtDesk, fallSilentOnTyping, alertNews.stop];
      for (const silence of silences) silence();
      extents.close();
      councils.close();
    },
  };
};
