import type { FollowerView, NewChannel } from '@bellman/protocol';
import type { Councils } from '../councils/councils.js';
import type { Clock } from '../ground/clock.js';
import type { Config } from '../ground/config.js';
import type { Log } from '../ground/log.js';
import type { Metrics } from '../ground/metrics.js';
import type { Post } from '../people/mail.js';
import type { Store } from '../store/store.js';
import type { NewPushChannel } from '../store/channels.js';
import type { DeliveryJob, DeliveryOutcome } from './delivery.js';
import { createEmails, type Emails } from './emails.js';
import { followerRoutes, type FollowerRoutes } from './followers.js';
import { followAlertRoutes, type FollowAlertRoutes } from './follow-alert.js';
import { createKeys } from './keys.js';
import { createSenderKeeper } from './sender/sender.js';
import { checkSubscription } from './subscription.js';

/** Followers, their channels, and the way to them. */
export interface Push {
  readonly routes: FollowerRoutes & FollowAlertRoutes & Emails['routes'];
  /** The council's current VAPID public key; made once, however many nodes start. */
  pushKey(council: string): Promise<string>;
  /**
   * Checks a browser's subscription under the council's current key, as a follower's is.
   * @throws Problem `endpoint-…`, `channel-keys-wrong`, `channel-key-old`
   */
  channel(council: string, channel: NewChannel): Promise<NewPushChannel>;
  /** Its holder confirms an e-mail address. @throws Problem `email-link-old` */
  confirmEmail(council: string, token: string): Promise<FollowerView>;
  /** No more comes to an e-mail address. @throws Problem `email-link-old` */
  stopEmail(council: string, token: string): Promise<void>;
  /** Sends a batch through the sender process: an outcome for each channel. */
  deliver(job: DeliveryJob): Promise<DeliveryOutcome[]>;
  /** @throws Problem `setting-wrong` where BELLMAN_SECRET isn't the one the keys are sealed under */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export const createPush = (parts: {
  readonly store: Store;
  readonly clock: Clock;
  readonly config: Pick<Config, 'pushHosts'>;
  readonly secret: string;
  readonly councils: Pick<Councils, 'get'>;
  readonly log: Log;
  /** The relay's way to e-mail; null where it has none. */
  readonly post: Post | null;
  /** The relay's own address, without a slash at its end. */
  readonly baseUrl: () => string;
  readonly metrics?: Pick<Metrics, 'pushed'>;
}): Push => {
  const { store, clock, secret, councils, log } = parts;
  const { pushHosts: hosts } = parts.config;
  const keys = createKeys({ store, clock, secret });
  const sender = createSenderKeeper({ hosts, log });
  const emails = createEmails(parts);
  const channel: Push['channel'] = async (council, given) =>
    checkSubscription(given, { hosts, key: await keys.current(council), now: clock.now() });

  return {
    routes: {
      ...followerRoutes({ store, clock, councils, keys, hosts, emails }),
      ...followAlertRoutes({ store, clock, channel }),
      ...emails.routes,
    },
    pushKey: async (council) => (await keys.current(council)).publicKey,
    channel,
    confirmEmail: emails.confirm,
    stopEmail: emails.stop,
    deliver: async (job) => {
      const { pushContact } = await councils.get(job.council);
      const ids = [...new Set(job.channels.map(({ vapidKey }) => vapidKey))];
      const outcomes = await sender.carryOut({
        job,
        subject: pushContact,
        keys: await keys.open(job.council, ids),
      });
      for (const { host, result, status } of outcomes)
        parts.metrics?.pushed(host, result, status ?? null);
      reportFaults(log, job, outcomes);
      return outcomes;
    },
    start: async () => {
      await keys.checkSecret();
      sender.start();
    },
    stop: () => sender.stop(),
  };
};

/**
 * A push service that refuses us (400, 401, 403 …) is ours to mend, and nobody else notices: an
 * error for each service and status, with counts, without endpoints.
 */
const reportFaults = (log: Log, job: DeliveryJob, outcomes: readonly DeliveryOutcome[]): void => {
  const faults = new Map<string, { host: string; status: number | null; channels: number }>();
  for (const { result, host, status = null } of outcomes) {
    if (result !== 'failed') continue;
    const name = `${host} ${status ?? ''}`;
    const fault = faults.get(name) ?? { host, status, channels: 0 };
    fault.channels += 1;
    faults.set(name, fault);
  }
  for (const fault of faults.values()) {
    const about = { council: job.council, batch: job.batch, ...fault };
    log.error(about, 'messages failed at a push service; nothing was deleted');
  }
};
