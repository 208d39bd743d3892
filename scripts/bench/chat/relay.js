import { monitorEventLoopDelay } from 'node:perf_hooks';
import { inRoot } from '../../lib/root.js';
import { parentPort } from './parent.js';

/** @param {string} name of the server's support for tests */
const testing = (name) => import(inRoot('packages/server/dist/testing', `${name}.js`));

/** Our relay in a process of its own: the whole of it, with its checks and limits. */

/** @type {any} */
let relay;
const delay = monitorEventLoopDelay({ resolution: 10 });

parentPort({
  /** @param {{ place: { folder: string, url?: string }, advisers: number }} asked */
  start: async ({ place, advisers }) => {
    relay = await (await testing('relay')).startRelay({ place });
    const { giveRoom } = await testing('chats');
    const cookies = [];
    for (let at = 0; at < advisers; at += 1) {
      const email = `adviser-${at}@hart.example`;
      await giveRoom(relay.store, await relay.hire(email, `Sam ${at}`, { hart: ['advisor'] }));
      cookies.push(await relay.signIn(email));
    }
    return { url: relay.url, cookies };
  },
  /** CPU of all threads since the process began, µs; and how late its event loop was since asked last, ms. */
  usage: () => {
    const { user, system } = process.cpuUsage();
    const late = { p99: delay.percentile(99) / 1e6, most: delay.max / 1e6 };
    delay.reset();
    delay.enable();
    return { cpu: user + system, late, rss: process.memoryUsage.rss() };
  },
  /** Memory once what is not needed has been given back. */
  settle: async () => {
    for (let time = 0; time < 3; time += 1) {
      globalThis.gc?.();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { rss, heapUsed } = process.memoryUsage();
    return { rss, heap: heapUsed };
  },
  close: () => relay.close(),
});
