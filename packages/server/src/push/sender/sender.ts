import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../ground/log.js';
import type { PushHost } from '../../ground/push-hosts.js';
import type { DeliveryOutcome } from '../delivery.js';
import { hostOf } from '../endpoint.js';
import { startProcess, type SenderProcess } from './process.js';
import type { FromSender, Order } from './words.js';

/** The relay's side of its sender process. */
export interface Sender {
  /** Starts the process, so that the first alert needn't wait for it; doesn't wait either. */
  start(): void;
  /**
   * Has an order carried out: one outcome for each channel. Channels that the process took with
   * it when it died, or when the relay stops, come back as `retry`.
   */
  carryOut(order: Omit<Order, 'number'>): Promise<DeliveryOutcome[]>;
  /** The process that runs now; null between two. */
  pid(): number | null;
  stop(): Promise<void>;
}

interface Pending {
  readonly channels: Map<string, string>;
  readonly outcomes: DeliveryOutcome[];
  readonly settle: (outcomes: DeliveryOutcome[]) => void;
}

const pauses = { first: 100, most: 30_000 };
const patience = 5_000;

/** Keeps one sender process running, and starts another where it dies, after a growing pause. */
export const createSenderKeeper = (parts: {
  readonly hosts: readonly PushHost[];
  readonly log: Pick<Log, 'error'>;
  /** ms for one message, in place of the usual 15 s. */
  readonly timeout?: number;
}): Sender => {
  const { hosts, log, timeout } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const pending = new Map<number, Pending>();
  let running: SenderProcess | null = null;
  let starting: Promise<SenderProcess | null> | null = null;
  let pause = 0;
  let number = 0;

  const hear = (words: FromSender): void => {
    if (words.say !== 'outcomes') return;
    pause = 0;
    const order = pending.get(words.order);
    if (!order) return;
    for (const outcome of words.outcomes) {
      if (order.channels.delete(outcome.channel)) order.outcomes.push(outcome);
    }
    if (order.channels.size > 0) return;
    pending.delete(words.order);
    order.settle(order.outcomes);
  };

  const giveBack = (): void => {
    for (const { channels, outcomes, settle } of pending.values()) {
      for (const [channel, host] of channels) outcomes.push({ channel, host, result: 'retry' });
      settle(outcomes);
    }
    pending.clear();
  };

  const ended = (how: string): void => {
    running = null;
    starting = null;
    if (!signal.aborted) {
      log.error({ how, orders: pending.size }, 'the sender process died; starting another');
      void ensure();
    }
    giveBack();
  };

  /** Null only when the relay is stopping. */
  const begin = async (): Promise<SenderProcess | null> => {
    while (!signal.aborted) {
      const before = pause;
      pause = Math.min(Math.max(pause * 2, pauses.first), pauses.most);
      // Rejects when the relay stops: then the loop ends.
      await wait(before, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      try {
        running = await startProcess({ hosts, timeout, hear, ended });
        return running;
      } catch (error) {
        log.error({ err: error }, 'the sender process does not start; trying again');
      }
    }
    return null;
  };

  const ensure = (): Promise<SenderProcess | null> => (starting ??= begin());

  return {
    start: () => void ensure(),
    carryOut: async (order) => {
      const { channels } = order.job;
      if (channels.length === 0) return [];
      const child = await ensure();
      if (!child || signal.aborted) {
        return channels.map(({ id, endpoint }) => ({
          channel: id,
          host: hostOf(endpoint),
          result: 'retry',
        }));
      }
      const mine = (number += 1);
      return new Promise((settle) => {
        pending.set(mine, {
          channels: new Map(channels.map(({ id, endpoint }) => [id, hostOf(endpoint)])),
          outcomes: [],
          settle,
        });
        child.say({ say: 'send', order: { ...order, number: mine } });
      });
    },
    pid: () => running?.pid ?? null,
    stop: async () => {
      stopping.abort();
      giveBack();
      const child = await starting;
      await child?.stop(patience);
    },
  };
};
