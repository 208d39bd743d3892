import { openAlert, renew, showPush, type AlertData } from './handle.js';
import type { WorkerScope } from './scope.js';

/**
 * The service worker behind alerts: a classic script that a council's own worker file brings in
 * with `importScripts`. It has no `fetch` handler, so it can neither slow nor change the site.
 */
const worker = globalThis as unknown as WorkerScope;
const { registration, clients } = worker;

worker.addEventListener('install', (event) => {
  // Nothing is cached and no page is served, so a new version need not wait for the old one.
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('push', (event) => {
  event.waitUntil(showPush(registration, clients, event.data?.text() ?? ''));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openAlert(clients, event.notification.data as AlertData));
});

worker.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(
    renew(registration, clients, event.oldSubscription ?? null, event.newSubscription ?? null),
  );
});
