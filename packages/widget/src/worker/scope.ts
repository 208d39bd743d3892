/**
 * The few types of a service worker's global that this worker uses (W3C Service Workers, Push
 * API). Declared here because TypeScript's DOM and WebWorker libraries cannot be used together.
 */
export interface WindowClient {
  readonly url: string;
  focus(): Promise<unknown>;
  postMessage(message: unknown): void;
}

export interface Clients {
  matchAll(options: {
    type: 'window';
    includeUncontrolled: boolean;
  }): Promise<readonly WindowClient[]>;
  openWindow(url: string): Promise<unknown>;
}

interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}

/** What the worker is told, by event. */
export interface WorkerEvents {
  install: Extendable;
  push: Extendable & { readonly data: { text(): string } | null };
  notificationclick: Extendable & { readonly action?: string; readonly notification: Notification };
  pushsubscriptionchange: Extendable & {
    readonly oldSubscription?: PushSubscription | null;
    readonly newSubscription?: PushSubscription | null;
  };
}

/** What of the registration is used. */
export type Registration = Pick<
  ServiceWorkerRegistration,
  'scope' | 'showNotification' | 'pushManager'
>;

/** The worker's `self`. */
export interface WorkerScope {
  readonly registration: Registration;
  readonly clients: Clients;
  skipWaiting(): Promise<void>;
  addEventListener<E extends keyof WorkerEvents>(
    event: E,
    listener: (event: WorkerEvents[E]) => void,
  ): void;
}
