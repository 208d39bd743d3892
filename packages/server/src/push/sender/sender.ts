import { setTimeout as wait } from 'node:timers/promises';
import type { Log } from '../../ground/log.js';
import type { PushHost } from '../../ground/push-hosts.js';
import type { DeliveryChannel, DeliveryOutcome } from '../delivery.js';
import { hostOf } from '../endpoint.js';
import { fromTold, toOrder, type Errand } from './order.js';
import { startProcess, type SenderProcess } from './process.js';
import { createWatch, lookEvery } from './watch.js';
import type { FromSender, Usage } from './words.js';

/** The relay's side of its sender process. */
export interface Sender {
  /** Starts the process, so that the first alert needn't wait for it; doesn't wait either. */
  start(): void;
  /**
   * Has an order carried out: one outcome for each channel. Channels that the process took with
   * it when it died, or when the relay stops, come back as `retry`; a process that hangs is killed.
   */
  carryOut(errand: Errand): Promise<DeliveryOutcome[]>;
  /** The process that runs now; null between two. */
  pid(): number | null;
  /** What the process that runs now has used; null where it ends meanwhile. */
  usage(): Promise<Usage | null>;
  stop(): Promise<void>;
}

interface Pending {
  readonly channels: readonly DeliveryChannel[];
  /** By the channels' places; undefined until it is known. */
  readonly outcomes: (DeliveryOutcome | undefined)[];
  /** How many are not known. */
  left: number;
  readonly settle: (outcomes: DeliveryOutcome[]) => void;
}

const pauses = { first: 100, most: 30_000 };
const patience = 5_000;
/** Twice what one message may take. */
const usualSilence = 30_000;

/** Keeps one sender process running, and starts another where it dies, after a growing pause. */
export const createSenderKeeper = (parts: {
  readonly hosts: readonly PushHost[];
  readonly log: Pick<Log, 'error'>;
  /** ms for one message, in place of the usual 15 s. */
  readonly timeout?: number;
  /** ms for which a process that has orders may give no sign of life, in place of the usual 30 s. */
  readonly silence?: number;
}): Sender => {
  const { hosts, log, timeout, silence = usualSilence } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const pending = new Map<number, Pending>();
  const asking: ((usage: Usage | null) => void)[] = [];
  let running: SenderProcess | null = null;
  let starting: Promise<SenderProcess | null> | null = null;
  let pause = 0;
  let number = 0;

  const watch = createWatch({
    waits: () => running !== null && pending.size > 0,
    ask: () => running?.say({ say: 'usage' }),
    kill: () => {
      log.error({ orders: pending.size }, 'the sender process hangs; ending it');
      running?.kill();
    },
  });
  const looking = setInterval(watch.look, lookEvery(silence)).unref();

  const hear = (words: FromSender): void => {
    watch.heard(words.say === 'outcomes');
    if (words.say === 'usage') return asking.shift()?.(words);
    if (words.say !== 'outcomes') return;
    pause = 0;
    const order = pending.get(words.order);
    if (!order) return;
    const { channels, outcomes } = order;
    for (const told of words.told) {
      const channel = channels[told[0]];
      if (!channel || outcomes[told[0]]) continue;
      outcomes[told[0]] = fromTold(told, channel.id, hostOf(channel.endpoint));
      order.left -= 1;
    }
    if (order.left > 0) return;
    pending.delete(words.order);
    order.settle(outcomes.filter((outcome) => outcome !== undefined));
  };

  const giveBack = (): void => {
    for (const { channels, outcomes, settle } of pending.values())
      settle(channels.map((channel, at) => outcomes[at] ?? again(channel)));
    pending.clear();
    for (const answer of asking.splice(0)) answer(null);
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
    carryOut: async (errand) => {
      const { channels } = errand.job;
      if (channels.length === 0) return [];
      const child = await ensure();
      if (!child || signal.aborted) return channels.map(again);
      const mine = (number += 1);
      return new Promise((settle) => {
        pending.set(mine, {
          ...{ channels, settle, left: channels.length },
          outcomes: Array.from({ length: channels.length }),
        });
        child.say({ say: 'send', order: toOrder(errand, mine) });
      });
    },
    usage: async () => {
      const child = await ensure();
      if (!child || signal.aborted) return null;
      return new Promise((answer) => {
        asking.push(answer);
        child.say({ say: 'usage' });
      });
    },
    pid: () => running?.pid ?? null,
    stop: async () => {
      stopping.abort();
      clearInterval(looking);
      giveBack();
      const child = await starting;
      await child?.stop(patience);
    },
  };
};

/** Nothing is known of it, so that it is tried again. */
const again = ({ id, endpoint }: DeliveryChannel): DeliveryOutcome => ({
  channel: id,
  host: hostOf(endpoint),
  result: 'retry',
});
