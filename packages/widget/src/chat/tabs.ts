import * as v from 'valibot';
import type { Timers } from '../ground/timers.js';

/** What tabs of one origin tell each other about a council's chat. */
const News = v.variant('type', [
  /** "Has anybody a chat?" */
  v.object({ type: v.literal('ask') }),
  /** The token that opens the chat now; an answer, or a change. */
  v.object({ type: v.literal('token'), token: v.string() }),
  /** The chat was ended. */
  v.object({ type: v.literal('ended') }),
]);

/** What a tab does when another one speaks. */
export interface TabHandlers {
  /** The token of this tab's chat, for one that asks; undefined without a chat. */
  token(): string | undefined;
  /** Another tab's chat has this token now. */
  changed(token: string): void;
  ended(): void;
}

/** The other tabs of the same site. */
export interface Tabs {
  /** The token that another tab holds, or null when none answers in time. */
  ask(): Promise<string | null>;
  tellToken(token: string): void;
  tellEnded(): void;
  close(): void;
}

/** How long another tab may take to answer, milliseconds; it is the same browser. */
const ANSWER_TIME = 200;

/** Speaks with the other tabs over BroadcastChannel; it stores nothing. */
export const openTabs = (council: string, timers: Timers, handlers: TabHandlers): Tabs => {
  const channel = new BroadcastChannel(`bellman.${council}`);
  const asking = new Set<(token: string) => void>();
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const news = v.safeParse(News, data);
    if (!news.success) return;
    const { output } = news;
    if (output.type === 'ended') return handlers.ended();
    if (output.type === 'token') {
      const answer = [...asking];
      asking.clear();
      for (const found of answer) found(output.token);
      if (answer.length === 0) handlers.changed(output.token);
      return;
    }
    const token = handlers.token();
    if (token !== undefined) channel.postMessage({ type: 'token', token });
  });
  return {
    ask: () =>
      new Promise((resolve) => {
        const cancel = timers.after(ANSWER_TIME, () => {
          asking.delete(found);
          resolve(null);
        });
        const found = (token: string): void => {
          cancel();
          resolve(token);
        };
        asking.add(found);
        channel.postMessage({ type: 'ask' });
      }),
    tellToken: (token) => channel.postMessage({ type: 'token', token }),
    tellEnded: () => channel.postMessage({ type: 'ended' }),
    close: () => channel.close(),
  };
};
