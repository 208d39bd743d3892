import type { NewChannel } from '@bellman/protocol';
import { trustedScriptUrl } from '../ground/trusted.js';

/** The browser would not: `worker` could not be set up, or `push` could not be registered. */
export class SubscribeFailure extends Error {
  override readonly name = 'SubscribeFailure';
  constructor(
    readonly what: 'worker' | 'push',
    cause: unknown,
  ) {
    super(`${what}: ${String(cause)}`, { cause });
  }
}

/**
 * The scope for `worker` (an absolute address): a folder of its own beside the file. No page lies
 * there, so the worker controls none, and the council's own worker keeps its pages.
 */
export const scopeOf = (worker: string): string => new URL('bellman-alerts/', worker).href;

/** Base64url of a push key's bytes, without padding. */
const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The registration of `worker`, if there is one; a wider one of the council's does not count. */
const registered = async (worker: string): Promise<ServiceWorkerRegistration | undefined> => {
  const scope = scopeOf(worker);
  const found = await navigator.serviceWorker.getRegistration(scope);
  return found?.scope === scope ? found : undefined;
};

/** A subscription can only be made once the worker is active. */
const active = (registration: ServiceWorkerRegistration): Promise<ServiceWorkerRegistration> => {
  const coming = registration.installing ?? registration.waiting;
  if (registration.active || !coming) return Promise.resolve(registration);
  return new Promise((resolve, reject) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve(registration);
      if (coming.state === 'redundant') reject(new Error('The worker was thrown away.'));
    });
  });
};

const register = async (worker: string): Promise<ServiceWorkerRegistration> => {
  try {
    const script = trustedScriptUrl(worker);
    return await active(await navigator.serviceWorker.register(script, { scope: scopeOf(worker) }));
  } catch (error) {
    throw new SubscribeFailure('worker', error);
  }
};

/** This browser's subscription as the relay takes it; `vapidKey` is the key it was made with. */
const channelOf = (subscription: PushSubscription, vapidKey: string): NewChannel => {
  const { endpoint, expirationTime, keys } = subscription.toJSON();
  return {
    endpoint: endpoint ?? subscription.endpoint,
    expirationTime: expirationTime ?? null,
    keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
    vapidKey,
  };
};

/**
 * Registers `worker` (absolute) and subscribes with the council's push key (base64url). A
 * subscription with another key is given up first, as the Push API demands. Throws a
 * `SubscribeFailure`. Asks nobody: the permission must have been granted.
 */
export const subscribe = async (worker: string, pushKey: string): Promise<NewChannel> => {
  const registration = await register(worker);
  const { pushManager } = registration;
  try {
    const old = await pushManager.getSubscription();
    const oldKey = old?.options.applicationServerKey;
    if (old && oldKey && base64url(oldKey) === pushKey) return channelOf(old, pushKey);
    await old?.unsubscribe();
    const options = { userVisibleOnly: true, applicationServerKey: pushKey };
    return channelOf(await pushManager.subscribe(options), pushKey);
  } catch (error) {
    // A worker that nothing can wake stays behind for nothing.
    await registration.unregister();
    throw new SubscribeFailure('push', error);
  }
};

/** Gives up this browser's subscription, and the worker with it. */
export const unsubscribe = async (worker: string): Promise<void> => {
  const registration = await registered(worker);
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  await registration?.unregister();
};
