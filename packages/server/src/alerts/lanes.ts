import { emailHost } from '../store/email-channels.js';

/** How many batches this process sends to one push service at a time. */
const most = (host: string): number => (host === emailHost ? 3 : 2);

/**
 * What this process is sending now, by push service: so that one that is slow or hangs takes up
 * no more than its own share of the loops, and the others go on.
 */
export const createBusy = () => {
  const busy = new Map<string, number>();
  return {
    /** Push services that have all they may have. */
    full: (): string[] =>
      [...busy].filter(([host, count]) => count >= most(host)).map(([host]) => host),
    begin: (host: string): void => void busy.set(host, (busy.get(host) ?? 0) + 1),
    end: (host: string): void => {
      const left = (busy.get(host) ?? 1) - 1;
      if (left > 0) busy.set(host, left);
      else busy.delete(host);
    },
  };
};
