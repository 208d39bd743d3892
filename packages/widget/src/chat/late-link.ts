import type { createLink, Link } from './link.js';

/** The wait before the connection's code is fetched again, milliseconds. */
const AGAIN = 2_000;

/**
 * A link whose code, the largest part of a chat, is fetched when a chat first connects: somebody
 * who opens the panel to read when webchat opens need not load it. Until it is there, connecting
 * is what is being tried, as on a line that is down.
 */
export const createLateLink: typeof createLink = (relay, council, hello, handlers, timers) => {
  let link: Link | undefined;
  let isWanted = false;
  let isFetching = false;
  const load = async (): Promise<void> => {
    // A script that cannot be fetched is a relay that cannot be reached.
    const module = await import('./link.js').catch(() => null);
    isFetching = false;
    link = module?.createLink(relay, council, hello, handlers, timers);
    if (!isWanted) return;
    if (link) return link.connect();
    handlers.down();
    timers.after(AGAIN, () => isWanted && connect());
  };
  const connect = (): void => {
    isWanted = true;
    if (link) return link.connect();
    if (isFetching) return;
    isFetching = true;
    void load();
  };
  return {
    connect,
    disconnect: () => {
      isWanted = false;
      link?.disconnect();
    },
    ask: async (...question) => {
      if (!link) throw new Error('Not connected with the relay.');
      return link.ask(...question);
    },
  };
};
