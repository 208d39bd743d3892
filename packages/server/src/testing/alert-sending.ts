import { createBeacons, type Beacons } from '../alerts/beacons.js';
import { createDispatch, type Dispatch } from '../alerts/dispatch.js';
import { createMailer, type Mailer } from '../alerts/mailer.js';
import type { DeliveryJob, DeliveryOutcome } from '../alerts/needs.js';
import { createPace } from '../alerts/pace.js';
import { createTimers, type Timers } from '../alerts/timers.js';
import { createCouncils } from '../councils/councils.js';
import type { Clock } from '../ground/clock.js';
import { createLog } from '../ground/log.js';
import type { Post } from '../people/mail.js';
import type { Store } from '../store/store.js';

/** One relay's sending, each step of which a test takes by hand. */
export interface Sending {
  readonly timers: Timers;
  readonly dispatch: Dispatch;
  readonly beacons: Beacons;
  readonly mailer: Mailer;
  /** What was handed to the sender, in order. */
  readonly jobs: readonly DeliveryJob[];
  /** Ids of the channels that were handed over, in order. */
  handed(): string[];
  /** Does all that is due, timers first; answers the number of batches sent. */
  settle(): Promise<number>;
}

type Fate = (channel: DeliveryJob['channels'][number]) => Partial<DeliveryOutcome>;

/** The sender's answer: what `fate` says of each channel, accepted where it says nothing. */
export const answered = (job: DeliveryJob, fate: Fate): DeliveryOutcome[] =>
  job.channels.map((channel) => ({
    channel: channel.id,
    host: new URL(channel.endpoint).host,
    result: 'accepted',
    ...fate(channel),
  }));

/** Takes the steps of `alerts/timers` and `alerts/dispatch` for the process named `node`. */
export const openSending = (
  store: Store,
  clock: Clock,
  options: {
    readonly node?: string;
    readonly batch?: number;
    readonly scan?: number;
    readonly lease?: number;
    readonly fate?: Fate;
    readonly post?: Post;
    readonly deliver?: (job: DeliveryJob) => Promise<DeliveryOutcome[]>;
  } = {},
): Sending => {
  const { node = 'one', batch = 10, scan = 7, lease = 60_000, fate = () => ({}) } = options;
  const jobs: DeliveryJob[] = [];
  const pace = createPace(clock, 500);
  const secret = 'a secret of thirty-two characters';
  const baseUrl = (): string => 'https://relay.example';
  const beacons = createBeacons(secret, clock);
  const mailer = createMailer({ store, clock, secret, baseUrl, post: options.post ?? null });
  const timers = createTimers({
    store,
    clock,
    councils: createCouncils({ store, clock }),
    node,
    pace,
    lease,
    sizes: { scan, batch },
    filled: () => undefined,
    stopping: () => false,
  });
  const dispatch = createDispatch({
    store,
    clock,
    log: createLog('silent'),
    node,
    pace,
    lease,
    random: () => 0.5,
    baseUrl,
    councils: createCouncils({ store, clock }),
    beacons,
    mailer,
    deliver: async (job) => {
      jobs.push(job);
      return options.deliver === undefined ? answered(job, fate) : options.deliver(job);
    },
  });
  return {
    timers,
    dispatch,
    beacons,
    mailer,
    jobs,
    handed: () => jobs.flatMap(({ channels }) => channels.map(({ id }) => id)),
    settle: async () => {
      let sent = 0;
      while (await timers.next()) continue;
      while (await dispatch.next()) sent += 1;
      return sent;
    },
  };
};
