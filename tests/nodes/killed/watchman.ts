import { setTimeout as pause } from 'node:timers/promises';
import { runOn } from '@bellman/server/testing/database';

/** What is looked at from outside while relays die. */
export interface Watchman {
  /** What must never be, in words; empty where all is well. */
  readonly faults: readonly string[];
  readonly looks: number;
  stop(): Promise<void>;
}

/** How often PostgreSQL is asked, ms. */
const EVERY = 500;

/** Asks again and again whether somebody has more chats than they may. */
export const watchOver = (url: string, capacity: number): Watchman => {
  const faults: string[] = [];
  let looks = 0;
  const asked = { stop: false };
  const look = async (): Promise<void> => {
    while (!asked.stop) {
      const rows = (await runOn(
        url,
        `select advisor, count(*)::int as chats from conversations
         where state = 'active' group by advisor having count(*) > ${capacity}`,
      )) as { advisor: string; chats: number }[];
      for (const { advisor, chats } of rows) faults.push(`${advisor} has ${chats} chats`);
      looks += 1;
      await pause(EVERY);
    }
  };
  const looking = look();
  return {
    faults,
    get looks() {
      return looks;
    },
    stop: async () => {
      asked.stop = true;
      await looking;
    },
  };
};

/** Chats that wait though somebody with room is there. */
export const leftWaiting = async (url: string): Promise<number> => {
  const [row] = (await runOn(
    url,
    `select count(*)::int as waiting from conversations where state = 'waiting'`,
  )) as { waiting: number }[];
  return row?.waiting ?? 0;
};
