import * as v from 'valibot';
import type { Timers } from '../ground/timers.js';

/** What tabs of one origin tell each other about a council's chat. */
const News = v.object({
  /**
   * "Has anybody a chat?"; the token that opens the chat now, as an answer or a change; the chat
   * was ended; somebody left at once; what opens a chat that has ended, for a tab that shows it
   * and asked.
   */
  type: v.picklist(['ask', 'token', 'ended', 'left', 'after']),
  /** With `token` and `after` only. */
  token: v.optional(v.string()),
  /** The conversation it is about; left out where the tab has none. */
  chat: v.optional(v.string()),
});

/** What a tab does when another one speaks. */
export interface TabHandlers {
  /** The token of this tab's chat, for one that asks; undefined without a chat. */
  token(): string | undefined;
  /** The token of this tab's chat where it has ended. */
  after(): string | undefined;
  /** The conversation that this tab shows, by its id; undefined where it shows none. */
  chat(): string | undefined;
  /** Another tab's chat has this token now. */
  changed(token: string): void;
  /** It was ended in another tab. */
  ended(): void;
  /** Somebody left at once in another tab: nothing is to be seen any more. */
  left(): void;
}

/** The other tabs of the same site. */
export interface Tabs {
  /** A token other than `old` that another tab holds, or null when none answers in time. */
  ask(old?: string): Promise<string | null>;
  tellToken(token: string): void;
  tellEnded(): void;
  tellLeft(): void;
  /** Whether this tab is the first that asks for `what`; every other is answered no. */
  claim(what: string): Promise<boolean>;
  close(): void;
}

/** How long another tab may take to answer, milliseconds; it is the same browser. */
const ANSWER_TIME = 200;

/** How much later than the first another tab may hear of the same thing, milliseconds. */
const CLAIM_TIME = 5_000;

/** Speaks with the other tabs over BroadcastChannel; it stores nothing. */
export const openTabs = (council: string, timers: Timers, handlers: TabHandlers): Tabs => {
  const name = `bellman.${council}`;
  const channel = new BroadcastChannel(name);
  const asking = new Set<(token: string) => void>();
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const news = v.safeParse(News, data);
    if (!news.success) return;
    const { type, token, chat } = news.output;
    if (type === 'left') return handlers.left();
    const mine = handlers.chat();
    // Two tabs that began at once have a chat each, and go on with their own.
    if (type === 'ended') return chat === mine ? handlers.ended() : undefined;
    if (chat !== undefined && mine !== undefined && chat !== mine) return;
    if (token !== undefined) {
      if (type === 'after' && chat !== mine) return;
      if (asking.size === 0 && type === 'token') return handlers.changed(token);
      for (const found of [...asking]) found(token);
      return;
    }
    if (type !== 'ask') return;
    const [ours, after] = [handlers.token(), handlers.after()];
    if (ours !== undefined) return say('token', ours);
    // Nobody but who shows the chat too can do anything with it: another would begin anew with it.
    if (after !== undefined && mine !== undefined && chat === mine) say('after', after);
  });
  const say = (type: v.InferOutput<typeof News>['type'], token?: string): void =>
    channel.postMessage({ type, token, chat: handlers.chat() });
  return {
    ask: (old) =>
      new Promise((resolve) => {
        const cancel = timers.after(ANSWER_TIME, () => {
          asking.delete(found);
          resolve(null);
        });
        const found = (token: string): void => {
          if (token === old) return;
          asking.delete(found);
          cancel();
          resolve(token);
        };
        asking.add(found);
        say('ask');
      }),
    tellToken: (token) => say('token', token),
    tellEnded: () => say('ended'),
    tellLeft: () => say('left'),
    // A page on plain http has no locks (Web Locks API); there every tab is the first.
    claim: (what) =>
      new Promise((resolve, reject) => {
        const locks = globalThis.navigator?.locks as LockManager | undefined;
        if (!locks) return resolve(true);
        const hold = async (lock: Lock | null): Promise<void> => {
          resolve(lock !== null);
          if (lock) await new Promise<void>((done) => timers.after(CLAIM_TIME, done));
        };
        locks.request(`${name}.${what}`, { ifAvailable: true }, hold).catch(reject);
      }),
    close: () => channel.close(),
  };
};
