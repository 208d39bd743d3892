import type { AlertProgress, AlertsInForce, CurrentAlert, Language } from '@bellman/protocol';
import type { Councils } from '../councils/councils.js';
import type { Extents } from '../councils/extent.js';
import type { Clock } from '../ground/clock.js';
import { newId } from '../ground/ids.js';
import type { Log } from '../ground/log.js';
import type { Handlers } from '../http/route.js';
import type { Post } from '../people/mail.js';
import type { Store } from '../store/store.js';
import { createPutOut } from './cap/put-out.js';
import { receiveRoutes } from './cap/receive.js';
import { beaconRoutes, createBeacons } from './beacons.js';
import { createCurrent, createInForce, currentRoutes } from './current.js';
import { deskRoutes } from './desk.js';
import { createDispatch } from './dispatch.js';
import { createFeeds, type Feeds } from './feeds/feeds.js';
import { createLoop, type Loop } from '../ground/loop.js';
import { createMailer } from './mailer.js';
import type { AskAgain, Deliver, WriteDown } from './needs.js';
import { createPace } from './pace.js';
import { createPages, type Pages } from './page.js';
import { createEmailPage, type EmailPage } from './page-email.js';
import { createProgramCount } from './program-count.js';
import { previewRoutes } from './preview.js';
import { publicRoutes } from './public.js';
import { templateRoutes } from './templates.js';
import { reportRoutes } from './report.js';
import { serviceRoutes } from './service/routes.js';
import { createTimers } from './timers.js';

export type AlertRoutes = Handlers<
  | 'publicAlerts'
  | 'currentAlerts'
  | 'publicAlert'
  | 'deskShapes'
  | 'deskAudience'
  | 'deskAlerts'
  | 'deskNewAlert'
  | 'deskAlert'
  | 'deskEditAlert'
  | 'deskNewVersion'
  | 'deskPreview'
  | 'deskTemplates'
  | 'deskNewTemplate'
  | 'deskEditTemplate'
  | 'deskDropTemplate'
  | 'deskAlertStep'
  | 'deskReport'
  | 'beacon'
  | 'newCap'
  | 'newServiceAlert'
  | 'serviceProgress'
>;

/** The alerts street: what may be asked of it, and the loops that send. */
export interface Alerts {
  readonly routes: AlertRoutes;
  /**
   * Where an alert stands, for sockets, after bus news of the topic `alert`.
   * @throws Problem `alert-unknown`
   */
  progress(alert: string): Promise<AlertProgress>;
  /**
   * HTML of `/c/{council}/alerts/`, or with an id of that alert's own page, or of a chat about it.
   * @throws Problem `council-unknown`, `alert-unknown`
   */
  readonly page: Pages;
  /** The page that links in e-mails lead to. */
  readonly emailPage: EmailPage;
  /** The alerts that are current, the gravest first, for whoever is about to queue (C4). */
  current(council: string, language: Language): Promise<CurrentAlert[]>;
  /** What residents in chats are told is in force (A8); null: nothing. */
  inForce(council: string): Promise<Omit<AlertsInForce, 'news' | 'at'> | null>;
  /** Alerts as feeds and CAP messages. */
  readonly feeds: Feeds;
  /** Begins to send and to end alerts, and takes up what an earlier process left. */
  start(): void;
  /** Looks at once whether something fell due: for who moves the clock by hand. */
  wake(): void;
  /** Takes nothing new, and resolves when what is being sent has its outcomes written down. */
  stop(): Promise<void>;
}

export interface AlertsParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly councils: Councils;
  readonly log: Log;
  readonly deliver: Deliver;
  /** The relay's way to e-mail; null where it has none. */
  readonly post: Post | null;
  /** What beacons and links in e-mails are made under. */
  readonly secret: string;
  readonly extents: Pick<Extents, 'of'>;
  /** The second step of signing in, asked again before an alert is approved or stopped. */
  readonly again: AskAgain;
  /** Writes a line into the audit. */
  readonly record: WriteDown;
  /** The relay's own address, without a slash at its end; asked for once it listens. */
  readonly baseUrl: () => string;
}

/** Batches that one process sends at a time. */
const atOnce = 8;
/** How long a batch or a timer is held before another may take it, ms; renewed while at work. */
const lease = 30_000;
/** Progress is told at most this often for each alert, ms. */
const gap = 500;
const sizes = { scan: 8_000, batch: 500 };

/** Builds the street; nothing runs before `start`. */
export const createAlerts = (parts: AlertsParts): Alerts => {
  const { store, clock, log } = parts;
  const node = newId();
  const pace = createPace(clock, gap);
  let stopping = false;

  const beacons = createBeacons(parts.secret, clock);
  const dispatch = createDispatch({
    ...{ ...parts, node, random: Math.random, pace, lease, beacons },
    mailer: createMailer(parts),
  });
  const senders: readonly Loop[] = Array.from({ length: atOnce }, (_, index) =>
    createLoop({
      name: `alert batches ${index + 1}`,
      work: dispatch.next,
      wait: dispatch.wait,
      log,
    }),
  );
  const wakeSenders = (): void => senders.forEach((loop) => loop.wake());
  const timers = createTimers({
    store,
    clock,
    councils: parts.councils,
    node,
    pace,
    lease,
    sizes,
    filled: wakeSenders,
    stopping: () => stopping,
  });
  const timing = createLoop({ name: 'alert timers', work: timers.next, wait: timers.wait, log });
  const counted = createProgramCount(clock);
  const putOut = createPutOut({ ...parts, node, lease });
  const telling = createLoop({ name: 'CAP messages', work: putOut.next, wait: putOut.wait, log });
  const loops = [timing, telling, ...senders];
  let deaf: (() => void) | null = null;
  let starting: Promise<void> = Promise.resolve();

  const begin = async (): Promise<void> => {
    try {
      await store.dispatch.reclaim({ by: node });
    } catch (error) {
      // They run out by themselves, only later.
      log.error({ err: error }, 'old leases were not freed');
    }
    if (!stopping) loops.forEach((loop) => loop.start());
  };

  return {
    routes: {
      ...publicRoutes(parts),
      ...currentRoutes(parts),
      ...reportRoutes(parts),
      ...beaconRoutes({ ...parts, beacons }),
      ...deskRoutes(parts),
      ...templateRoutes(parts),
      ...previewRoutes(parts),
      ...receiveRoutes({ ...parts, counted }),
      ...serviceRoutes({ ...parts, counted }),
    },
    progress: (alert) => store.alerts.progress({ id: alert }),
    page: createPages(parts),
    emailPage: createEmailPage(parts),
    current: createCurrent(parts),
    inForce: createInForce(parts),
    feeds: createFeeds(parts),
    start: () => {
      deaf = store.bus.listen((news) => {
        if (news.some(({ topic }) => topic === 'alert')) loops.forEach((loop) => loop.wake());
      });
      starting = begin();
    },
    wake: () => loops.forEach((loop) => loop.wake()),
    stop: async () => {
      stopping = true;
      deaf?.();
      await starting;
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
};
