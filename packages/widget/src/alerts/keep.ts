/** What the sign-up keeps in this browser, from the moment that alerts are turned on. */
export interface Kept {
  /** Manages what is followed. */
  readonly token: string;
  /** The worker file that the subscription belongs to, absolute; empty where alerts come by e-mail alone. */
  readonly worker: string;
  /** The push endpoint that the relay knows, to notice when the browser changes it; or empty. */
  readonly endpoint: string;
  /** The relay's id of that channel, where it is known. */
  readonly channel?: string;
}

/** The one key in `localStorage`, by council; removed by "Stop alerts". */
const keyOf = (council: string): string => `bellman.follower.${council}`;

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  ['token', 'worker', 'endpoint'].every(
    (name) => typeof (value as Record<string, unknown>)[name] === 'string',
  );

/** Does `work` with the storage, or gives `otherwise` where the browser keeps nothing for the site. */
const withStorage = <T>(otherwise: T, work: (storage: Storage) => T): T => {
  try {
    return work(localStorage);
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return otherwise;
    throw error;
  }
};

/** What is kept for `council`, or null. */
export const readKept = (council: string): Kept | null =>
  withStorage(null, (storage) => {
    const value: unknown = JSON.parse(storage.getItem(keyOf(council)) ?? 'null');
    return isKept(value) ? value : null;
  });

/** Keeps; false where the browser will not. */
export const writeKept = (council: string, kept: Kept): boolean =>
  withStorage(false, (storage) => {
    storage.setItem(keyOf(council), JSON.stringify(kept));
    return true;
  });

/** Calls `changed` when another tab of the site keeps or forgets; a `signal` ends that. */
export const watchKept = (council: string, changed: () => void, signal: AbortSignal): void =>
  addEventListener(
    'storage',
    ({ key }) => {
      // Without a key: everything was cleared.
      if (key === null || key === keyOf(council)) changed();
    },
    { signal },
  );

/** Forgets. */
export const dropKept = (council: string): void =>
  withStorage(undefined, (storage) => storage.removeItem(keyOf(council)));

/** Calls `changed` when the worker says that the browser changed its subscription; a `signal` ends that. */
export const watchWorker = (changed: () => void, signal: AbortSignal): void => {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener(
    'message',
    ({ data }: MessageEvent<{ bellman?: string } | null>) => {
      if (data?.bellman === 'subscription-changed') changed();
    },
    { signal },
  );
};
