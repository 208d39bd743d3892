import { tellRelay } from './beacon.js';
import { mayOpen, neutral, readPush } from './read-push.js';
import type { Clients, Registration } from './scope.js';

/** What a notification carries for the tap on it. */
export interface AlertData {
  readonly navigate: string;
  readonly alert: string;
  readonly council: string;
  readonly beacon?: string | undefined;
}

/** `renotify` is in the Notifications API, and not in TypeScript's DOM library. */
type Options = NotificationOptions & { readonly renotify: boolean };

/** What a page hears from the worker, by `navigator.serviceWorker`'s `message` event. */
export type WorkerNews =
  | { readonly bellman: 'push'; readonly tag: string }
  | { readonly bellman: 'subscription-changed' };

const pages = (clients: Clients) => clients.matchAll({ type: 'window', includeUncontrolled: true });

const tell = async (clients: Clients, news: WorkerNews): Promise<void> => {
  for (const page of await pages(clients)) page.postMessage(news);
};

/**
 * Shows what the push says, or that there is something to read, then tells the open pages and the
 * relay. One with the same tag takes the place of an earlier one, as loud as it is itself: an
 * update of an alert is heard, general news never is.
 */
export const showPush = async (
  registration: Registration,
  clients: Clients,
  text: string,
): Promise<void> => {
  const { title, body, lang, dir, tag, silent, navigate, data } =
    readPush(text) ?? neutral(registration.scope);
  const carried: AlertData = { navigate, ...data };
  const renotify = tag !== '' && !silent;
  const options: Options = { body, lang, dir, tag, silent, renotify, data: carried };
  await registration.showNotification(title, options);
  await Promise.all([tell(clients, { bellman: 'push', tag }), tellRelay(carried, 'shown')]);
};

/**
 * Brings the alert's page to the front: the window that shows it already, or a new one. Callable
 * by itself, since a click that a test makes up has no `waitUntil`.
 */
export const openAlert = async (clients: Clients, data: AlertData): Promise<void> => {
  if (!mayOpen(data.navigate)) return;
  const open = (await pages(clients)).find((page) => page.url === data.navigate);
  await Promise.all([
    open ? open.focus() : clients.openWindow(data.navigate),
    tellRelay(data, 'opened'),
  ]);
};

/**
 * Subscribes again with the old key where the browser has dropped the subscription, and tells the
 * open pages. The managing token is not here, so the relay hears of it when the widget is next
 * opened.
 */
export const renew = async (
  registration: Registration,
  clients: Clients,
  old: PushSubscription | null,
  renewed: PushSubscription | null,
): Promise<void> => {
  const key = old?.options.applicationServerKey;
  if (!renewed && key)
    await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await tell(clients, { bellman: 'subscription-changed' });
};
