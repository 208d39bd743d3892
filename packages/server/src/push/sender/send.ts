import { Problem } from '@bellman/protocol';
import type { Clock } from '../../ground/clock.js';
import type { PushHost } from '../../ground/push-hosts.js';
import type { DeliveryChannel, DeliveryOutcome } from '../delivery.js';
import { checkEndpoint, hostOf, type Resolve, type SafeEndpoint } from '../endpoint.js';
import type { Meaning } from './answer.js';
import { createLanes } from './lanes.js';
import { createPost } from './post.js';
import { createSealer, type Sealed } from './seal.js';
import type { Order } from './words.js';

/** In flight to one push service: more than 1,000 messages a second at 50 ms each. */
const width = 64;
/** ms for one message from connecting to the last byte of the answer. */
const timeout = 15_000;

/**
 * The sender's whole work: seals each channel's message when its turn comes, posts it, and tells
 * what became of it. Never rejects.
 */
export const createSender = (parts: {
  readonly clock: Clock;
  readonly hosts: readonly PushHost[];
  /** ms for one message, in place of the usual 15 s. */
  readonly timeout?: number | undefined;
  readonly resolve?: Resolve;
}) => {
  const { clock, hosts, resolve } = parts;
  const seal = createSealer(clock);
  const inLane = createLanes({ clock, width });
  const post = createPost({
    clock,
    timeout: parts.timeout ?? timeout,
    connections: width,
    ...(resolve ? { resolve } : {}),
  });

  const sealFor = (
    { job, subject, keys }: Order,
    channel: DeliveryChannel,
    payloads: Readonly<Record<string, string>>,
  ): Sealed | null => {
    const key = keys.find(({ id }) => id === channel.vapidKey);
    const payload = payloads[channel.language] ?? Object.values(payloads)[0];
    if (!key || payload === undefined) return null;
    try {
      return seal(channel, payload, job, key, subject);
    } catch {
      // What can't be sealed for this channel is its outcome; the others go on.
      return null;
    }
  };

  const toChannel = async (order: Order, channel: DeliveryChannel): Promise<DeliveryOutcome> => {
    const endpoint = safe(channel.endpoint, hosts);
    if (!endpoint) return { channel: channel.id, host: hostOf(channel.endpoint), result: 'failed' };
    const say = async (payloads: Readonly<Record<string, string>>): Promise<Meaning> => {
      const message = sealFor(order, channel, payloads);
      return message ? post(endpoint, message) : { result: 'failed' };
    };
    const { payloads, shorter } = order.job;
    const meaning = await inLane(endpoint.url.host, async () => {
      const whole = await say(payloads);
      return whole.status === 413 && shorter !== undefined ? say(shorter) : whole;
    });
    return { channel: channel.id, host: endpoint.host, ...meaning };
  };

  /** Sends an order; `tell` hears each channel's outcome as soon as it is known. */
  return async (order: Order, tell: (outcome: DeliveryOutcome) => void): Promise<void> => {
    await Promise.all(
      order.job.channels.map(async (channel) => tell(await toChannel(order, channel))),
    );
  };
};

/** Checked again, for the settings may have changed since the sign-up. */
const safe = (endpoint: string, hosts: readonly PushHost[]): SafeEndpoint | null => {
  try {
    return checkEndpoint(endpoint, hosts);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
};
