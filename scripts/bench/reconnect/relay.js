import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inRoot } from '../../lib/root.js';
import { parentPort } from '../chat/parent.js';

/** Our relay in a process of its own, with SQLite: the whole of it, with its checks and limits. */

/** @type {any} */
let relay;

setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collect = runInNewContext('gc');

/** @param {string} page of `/metrics` */
const sockets = (page) =>
  Number(/^bellman_sockets\{namespace="\/resident"\} (\d+)/m.exec(page)?.[1]);

parentPort({
  start: async () => {
    const { startRelay } = await import(inRoot('packages/server/dist/testing/relay.js'));
    // Nobody takes these chats, so the queue must hold all of them.
    relay = await startRelay({ settings: { hart: { mostWaiting: 100_000 } } });
    return { url: relay.url };
  },
  /** Nobody is connected any more, and what they left behind is cleared away. */
  empty: async () => {
    while (sockets(await (await fetch(`${relay.url}/metrics`)).text()) > 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
  },
  /** CPU of all threads since the process began, µs. */
  usage: () => {
    const { user, system } = process.cpuUsage();
    return { cpu: user + system };
  },
  /** Resident memory once what is not used was cleared away, bytes. */
  memory: () => {
    collect();
    return { rss: process.memoryUsage.rss() };
  },
  close: () => relay.close(),
});
