import { setTimeout as pause } from 'node:timers/promises';
import type { TownAdviser } from '@bellman/server/testing/town';
import { signIn } from '../protocol/client.js';
import type { Relay } from '../support/relay.js';
import { Adviser } from './adviser.js';
import type { Acknowledged } from './entries.js';
import { Resident } from './resident.js';

/** People who write steadily until they are told to stop, each at whichever relay is there. */
export interface People {
  /** Those who are in a chat now. */
  readonly residents: ReadonlySet<Resident>;
  readonly advisers: readonly Adviser[];
  /** All that anybody was told is stored. */
  readonly told: readonly Acknowledged[];
  /** Chats that have begun. */
  readonly chats: number;
  /** What went wrong with any of them; nothing may. */
  readonly faults: readonly unknown[];
  /** Lets everybody finish what they are saying, and end their chats. */
  stop(): Promise<void>;
  leave(): void;
}

/** How the writing goes, ms between two messages of one writer, and messages in one chat. */
export interface Pace {
  readonly resident: number;
  readonly adviser: number;
  readonly turns: number;
}

/** Everybody comes, and begins. */
export const gather = async (
  relays: readonly Relay[],
  hired: readonly TownAdviser[],
  count: number,
  pace: Pace,
): Promise<People> => {
  const told: Acknowledged[] = [];
  const faults: unknown[] = [];
  let next = 0;
  const asked = { stop: false };
  let chats = 0;
  /** Each to another relay than the one before, as a balancer would send them. */
  const where = (): string => relays[next++ % relays.length]?.url ?? '';
  const own = { where, told: (line: Acknowledged) => void told.push(line) };
  const advisers: Adviser[] = [];
  for (const { id, name, email, password } of hired) {
    const cookie = await signIn(where(), email, password);
    advisers.push(new Adviser({ ...own, id, name, cookie }));
  }
  const residents = new Set<Resident>();

  const live = async (): Promise<void> => {
    while (!asked.stop) {
      const resident = new Resident(own);
      residents.add(resident);
      await resident.start();
      chats += 1;
      for (let turn = 0; turn < pace.turns && !asked.stop; turn += 1) {
        await resident.say();
        await pause(pace.resident * (0.5 + Math.random()));
      }
      await resident.end();
      residents.delete(resident);
    }
  };
  const serve = async (adviser: Adviser): Promise<void> => {
    while (!asked.stop) {
      await Promise.all([...adviser.chats.values()].map((chat) => adviser.say(chat)));
      await pause(pace.adviser * (0.5 + Math.random()));
    }
  };
  const lives = [...Array.from({ length: count }, live), ...advisers.map(serve)].map((life) =>
    life.catch((fault: unknown) => void faults.push(fault)),
  );
  return {
    ...{ residents, advisers, told, faults },
    get chats() {
      return chats;
    },
    stop: async () => {
      asked.stop = true;
      await Promise.all(lives);
    },
    leave: () => {
      for (const one of [...residents, ...advisers]) one.leave();
    },
  };
};
