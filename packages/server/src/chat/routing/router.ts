import { limits } from '@bellman/protocol';
import type { Council } from '../../councils/settings.js';
import type { Clock } from '../../ground/clock.js';
import { newId } from '../../ground/ids.js';
import type { Log } from '../../ground/log.js';
import { createLoop } from '../../ground/loop.js';
import { goneDue } from '../../store/chat-timers.js';
import type { Due } from '../../store/due.js';
import type { Store } from '../../store/store.js';
import { createChatTimers } from '../timers.js';
import { decide } from './decide.js';
import { endOf } from './fit.js';
import { teamsOf } from './teams.js';

/** Brings waiting chats to desks, and takes them back from who has gone. */
export interface Router {
  /** Begins to act by itself. */
  start(): void;
  /** Does all that is due now: for who moves the clock by hand. */
  settle(): Promise<void>;
  /** Takes nothing new; resolves when what is under way is finished. */
  stop(): Promise<void>;
}

export interface RouterParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
  readonly councils: {
    list(): Promise<readonly Pick<Council, 'id' | 'routing' | 'teams'>[]>;
    get(id: string): Promise<Council>;
  };
}

/** How long nothing may be looked at where nothing was heard, ms. */
const regular = 5_000;

/**
 * Every node has one, and none leads: each decides by what it sees, and the store lets the first
 * act and refuses the second, which does no harm.
 */
export const createRouter = (parts: RouterParts): Router => {
  const { store, clock, log, councils } = parts;
  const node = newId();
  /** Since when this relay has been at work and its store has answered without a break, ms. */
  let began = clock.now();
  let lookedForGone = Number.NEGATIVE_INFINITY;

  /** All that rings, and when it goes on. */
  const ends = async () => {
    const all = await store.desk.ringing({});
    const teams = await teamsOf(councils, [...new Set(all.map(({ chat }) => chat.council))]);
    const moment = { now: clock.now(), began, teams };
    return all.map((ring) => ({ ...ring, ...endOf(ring, moment) }));
  };

  /** What rang until its end, or is for its adviser no more, goes on; true where something did. */
  const passOn = async (): Promise<boolean> => {
    const over = (await ends()).filter(({ at }) => at <= clock.now());
    let moved = false;
    for (const { chat, staff, why } of over) {
      if (await store.desk.passOn({ conversation: chat.id, staff, why })) moved = true;
    }
    return moved;
  };

  /** Lets chats ring where councils want it; true where one did. */
  const offer = async (): Promise<boolean> => {
    const offering = (await councils.list()).filter(({ routing }) => routing.mode === 'offer');
    if (offering.length === 0) return false;
    const ids = offering.map(({ id }) => id);
    const look = await store.desk.lookout({ councils: ids });
    const seconds = new Map(offering.map(({ id, routing }) => [id, routing.offerSeconds]));
    let rang = false;
    for (const chosen of decide({ ...look, teams: await teamsOf(councils, ids) })) {
      const { conversation, staff, council } = chosen;
      const until = clock.now() + (seconds.get(council) ?? 0) * 1_000;
      if (await store.desk.offer({ conversation, staff, until })) rang = true;
    }
    return rang;
  };

  /**
   * A node that was killed could not say that its people are gone; their signs run out. Whoever
   * lost their line with a relay that stopped has the time to come back once this one has begun,
   * and so has everybody after a store that was away, where nobody could keep a sign.
   */
  const takeBack = async (): Promise<void> => {
    const now = clock.now();
    if (now < began + limits.handBackAfter || now < lookedForGone + regular) return;
    lookedForGone = now;
    const abandoned = await store.chat.abandoned({});
    // An answer that took so long came from a store that was away meanwhile.
    if (abandoned && clock.now() <= now + regular) await store.chat.handBack({});
  };

  const look = async (): Promise<boolean> => {
    await takeBack();
    const moved = await passOn();
    return (await offer()) || moved;
  };

  const work = async (): Promise<boolean> => {
    const asked = clock.now();
    let answered = false;
    try {
      const acted = await look();
      answered = clock.now() <= asked + regular;
      return acted;
    } finally {
      if (!answered) began = clock.now();
    }
  };

  const wait = async (): Promise<number> => {
    const soonest = Math.min(...(await ends()).map(({ at }) => at), Number.POSITIVE_INFINITY);
    return Math.min(regular, Math.max(0, soonest - clock.now()));
  };

  const handBack = async ({ council, kind, subject }: Due): Promise<void> => {
    const earliest = began + limits.handBackAfter;
    if (clock.now() < earliest) {
      await store.due.put({ council, kind, subject, at: earliest });
      return;
    }
    await store.chat.handBack({ staff: subject });
    await store.due.done({ kind, subject, node });
  };

  const looking = createLoop({ name: 'routing', work, wait, log });
  const timers = createChatTimers({
    ...{ store, clock, log, node, name: 'hand-back' },
    acts: { [goneDue]: handBack },
  });
  let deaf: (() => void) | null = null;

  return {
    start: () => {
      deaf = store.bus.listen((news) => {
        const topics = new Set(news.map(({ topic }) => topic));
        if (
          ['conversation', 'desk', 'council', 'staff'].some((topic) => topics.has(topic as never))
        ) {
          looking.wake();
        }
        if (topics.has('desk')) timers.loop.wake();
      });
      looking.start();
      timers.loop.start();
    },
    settle: async () => {
      while (await timers.next()) continue;
      while (await work()) continue;
    },
    stop: async () => {
      deaf?.();
      await Promise.all([looking.stop(), timers.loop.stop()]);
    },
  };
};
