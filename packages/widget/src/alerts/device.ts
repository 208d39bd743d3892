import type { NewChannel } from '@bellman/protocol';
import { thisBrowser, type Browser } from './permission.js';
import { subscribe, unsubscribe } from './subscribe.js';

/** What the sign-up needs of a browser, handed in so that its refusals can be tried. */
export interface Device {
  readonly browser: Browser;
  permission(): NotificationPermission;
  /** Asks the person; must be called by their own click. */
  askPermission(): Promise<NotificationPermission>;
  subscribe(worker: string, pushKey: string): Promise<NewChannel>;
  unsubscribe(worker: string): Promise<void>;
}

/** The browser that this runs in. */
export const thisDevice = (): Device => ({
  browser: thisBrowser(),
  permission: () => ('Notification' in window ? Notification.permission : 'denied'),
  askPermission: () => Notification.requestPermission(),
  subscribe,
  unsubscribe,
});
