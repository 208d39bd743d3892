import { randomBytes } from 'node:crypto';
import { io } from 'socket.io-client';
import { parentPort } from '../chat/parent.js';

/** Residents with a chat each, by Socket.IO's own client: as a browser's page has it. */

/** Messages of each chat that it missed, and hears again when it is back. */
const MISSED = 3;
/** Chats that begin at once: the storm is for later. */
const AT_ONCE = 100;
const ORDERS = { ours: ['websocket'], polling: ['polling', 'websocket'] };

/** @typedef {{ token: string, lastSeq: number, id: string }} Chat */

/** @type {Chat[]} */
const chats = [];
let url = '';
let version = 0;
/** @type {import('socket.io-client').Socket[]} */
let here = [];

const newId = () => `x${randomBytes(12).toString('hex')}`;

/** @param {string[]} transports @param {object} [back] */
const socketOf = (transports, back = {}) =>
  io(`${url}/resident`, {
    autoConnect: false,
    forceNew: true,
    reconnection: false,
    timeout: 60_000,
    transports,
    extraHeaders: { Origin: 'https://www.hart.example' },
    auth: { protocol: version, council: 'hart', ...back },
  });

/** @param {import('socket.io-client').Socket} socket @param {string} event @param {object} body */
const ask = async (socket, event, body) => {
  const answer = await socket.emitWithAck(event, body);
  if (!answer.ok) throw new Error(`${event} was refused: ${JSON.stringify(answer.problem)}`);
  return answer;
};

/** Begins a chat and writes in it what will have been missed. */
const begin = async () => {
  const socket = socketOf(ORDERS.ours).connect();
  const start = { id: newId(), service: 'waste', language: 'en', name: 'Ann' };
  let answer = await socket.emitWithAck('start', start);
  // On a machine that does much else the relay may say that it is busy.
  while (answer.problem?.code === 'chat-busy') {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    answer = await socket.emitWithAck('start', start);
  }
  if (!answer.ok) throw new Error(`start was refused: ${JSON.stringify(answer.problem)}`);
  const { token, conversation } = answer;
  let lastSeq = 0;
  for (let at = 0; at < MISSED; at += 1) {
    const body = `The brown bin was put out at six this morning. (${at})`;
    ({ seq: lastSeq } = await ask(socket, 'message', { id: newId(), body }));
  }
  chats.push({ token, lastSeq, id: conversation.id });
  socket.disconnect();
};

/**
 * All come back at once, with token and `since`, and each hears what it missed. Who is told to wait
 * waits, as the widget does.
 * @param {{ order: keyof typeof ORDERS, count: number }} asked
 */
const storm = async ({ order, count }) => {
  const began = performance.now();
  /** @type {number[]} */
  const times = [];
  let refused = 0;
  let gaps = 0;
  const back = (/** @type {Chat} */ chat) =>
    new Promise((resolve, reject) => {
      const since = chat.lastSeq - MISSED;
      const socket = socketOf(ORDERS[order], { token: chat.token, since });
      here.push(socket);
      let isBack = false;
      let withinMs = 1_000;
      const again = (/** @type {number} */ ms) => setTimeout(() => socket.connect(), ms);
      // An upgrade is part of the coming back, and its failure too: the chat goes on by polling.
      const upgraded = () => {
        if (socket.io.engine.transport.name === 'websocket') return resolve(undefined);
        for (const end of /** @type {const} */ (['upgrade', 'upgradeError', 'close']))
          socket.io.engine.once(end, resolve);
      };
      socket.on('comeBack', (what) => ({ withinMs } = what));
      socket.on('disconnect', () => {
        if (!isBack) again(Math.random() * withinMs);
      });
      socket.on('resumed', (what) => {
        isBack = true;
        times.push(performance.now() - began);
        chat.token = what.token;
        const seqs = what.messages.map((/** @type {{ seq: number }} */ { seq }) => seq);
        for (let at = 1; at <= MISSED; at += 1) if (!seqs.includes(since + at)) gaps += 1;
        upgraded();
      });
      socket.on('lost', ({ problem }) => reject(new Error(`lost: ${problem.code}`)));
      socket.on('connect_error', (/** @type {any} */ error) => {
        const seconds = error.data?.params?.seconds;
        refused += 1;
        again((seconds ?? Math.random()) * 1_000);
      });
      socket.connect();
    });
  await Promise.all(chats.slice(0, count).map(back));
  times.sort((a, b) => a - b);
  return { all: performance.now() - began, last: times.at(-1), refused, gaps, back: times.length };
};

parentPort({
  /** @param {{ url: string, version: number, count: number }} asked */
  meet: async (asked) => {
    ({ url, version } = asked);
    let left = asked.count;
    const worker = async () => {
      while (left > 0) {
        left -= 1;
        await begin();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return { chats: chats.length };
  },
  storm,
  /** Everybody is cut off. */
  cut: () => {
    for (const socket of here) socket.disconnect();
    here = [];
  },
});
