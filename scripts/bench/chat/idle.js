import { say } from '../../lib/say.js';

/** Residents who are connected and say nothing. */
const SOCKETS = 2_000;

/**
 * Bytes of resident memory (RSS) that one idle socket of a resident costs our relay: what the
 * process grew by when so many came, after a first hundred, divided among them.
 * @param {import('./children.js').Child} relay
 * @param {import('./children.js').Child} load
 * @param {{ folder: string, version: number }} about
 */
export const idleSockets = async (relay, load, { folder, version }) => {
  const { url } = await relay.ask('start', { place: { folder }, advisers: 0 });
  await load.ask('sit', { url, count: 100, version });
  const before = await relay.ask('settle');
  await load.ask('sit', { url, count: SOCKETS, version });
  const after = await relay.ask('settle');
  await load.ask('rise');
  const bytesPerSocket = Math.round((after.rss - before.rss) / SOCKETS);
  const heapPerSocket = Math.round((after.heap - before.heap) / SOCKETS);
  say(
    `· ${SOCKETS} idle sockets: ${bytesPerSocket} bytes of RSS each, ${heapPerSocket} of them heap`,
  );
  return { sockets: SOCKETS, bytesPerSocket, heapPerSocket };
};
