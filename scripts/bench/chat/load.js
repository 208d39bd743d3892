import { randomBytes } from 'node:crypto';
import { parentPort } from './parent.js';
import { Wire } from './wire.js';

/** Chats of one adviser: the most that the relay lets somebody have. */
const EACH = 20;
/** Messages of one chat that are under way at once. */
const DEPTH = 4;
/** Events that a socket sends in one round, under the relay's 240 a minute. */
const MOST = 225;
/** How long is waited for what is under way at a round's end, ms. */
const PATIENCE = 10_000;
const BODY =
  'The brown bin was put out at six this morning and the lorry went past without taking it. Number 12, at the top of the road.';

/**
 * @typedef {object} Chat
 * @property {string} conversation
 * @property {string} token
 * @property {number} lastSeq
 */
/**
 * @typedef {object} Side
 * @property {string} front where residents connect
 * @property {string} back where advisers connect
 * @property {string[]} cookies an adviser's each; none: the chats wait, and their residents listen
 * @property {number} [waiting] how many chats wait, where there are no advisers
 * @property {number} version the protocol's
 * @property {Chat[]} chats
 */

/** @type {Map<string, Side>} */
const sides = new Map();
const newId = () => `x${randomBytes(12).toString('hex')}`;

/** @param {Side} side @param {number} at which adviser */
const adviser = async (side, at) => {
  const wire = new Wire(side.back, '/staff', { origin: side.back, cookie: side.cookies[at] ?? '' });
  await wire.open({ protocol: side.version, name: `adviser ${at}` });
  return wire;
};

/** @param {Side} side @param {Partial<Chat>} chat */
const resident = async (side, { token, lastSeq } = {}) => {
  const wire = new Wire(side.front, '/resident', { origin: side.front });
  const resumed = new Promise((resolve) => {
    wire.hear = (event, what) => {
      if (event === 'resumed') resolve(what);
    };
  });
  const back = token === undefined ? {} : { token, since: lastSeq };
  await wire.open({ protocol: side.version, council: 'hart', ...back });
  return { wire, resumed: token === undefined ? null : await resumed };
};

/** Begins a side's chats and has each taken by its adviser. @param {string} name @param {Omit<Side, 'chats'>} about */
const meet = async (name, about) => {
  const side = { ...about, chats: /** @type {Chat[]} */ ([]) };
  sides.set(name, side);
  const greet = async (/** @type {number} */ at) => {
    const desk = await adviser(side, at);
    for (let n = 0; n < EACH; n += 1) {
      const { wire } = await resident(side);
      const start = { id: newId(), service: 'waste', language: 'en', name: 'Ann' };
      const { conversation, token } = await wire.ask('start', start);
      await desk.ask('take', { conversation: conversation.id });
      side.chats.push({ conversation: conversation.id, token, lastSeq: 0 });
      await wire.close();
    }
    await desk.close();
  };
  await Promise.all(side.cookies.map((_, at) => greet(at)));
  for (let n = 0; n < (side.waiting ?? 0); n += 1) {
    const { wire } = await resident(side);
    const message = { id: newId(), body: BODY };
    const start = { id: newId(), service: 'waste', language: 'en', name: 'Ann', message };
    const { conversation, token } = await wire.ask('start', start);
    side.chats.push({ conversation: conversation.id, token, lastSeq: 0 });
    await wire.close();
  }
};

/** @param {number[]} sorted @param {number} share */
const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/**
 * Everybody connects anew (a socket's rate limit begins with it), writes for `ms`, and leaves. A
 * message counts once its sender has the acknowledgement and its adviser has heard it. With `rate`,
 * so many messages a second are written whatever comes back; without, `DEPTH` of each chat are
 * under way.
 * @param {{ name: string, ms: number, rate?: number }} asked
 */
const round = async ({ name, ms, rate }) => {
  const side = sides.get(name);
  if (!side) throw new Error(`Nobody met ${name}`);
  /** @type {Map<string, { sent: number, acked: boolean, heard: boolean, chat: number }>} */
  const underway = new Map();
  /** @type {number[]} */
  const latencies = [];
  let done = 0;
  let last = 0;
  let going = true;
  /** @type {(chat: number) => void} */
  let write = () => undefined;

  /** @param {string} id @param {'acked' | 'heard'} what */
  const note = (id, what) => {
    const one = underway.get(id);
    if (!one) return;
    one[what] = true;
    if (!one.acked || !one.heard) return;
    underway.delete(id);
    done += 1;
    last = performance.now();
    latencies.push(performance.now() - one.sent);
    if (rate === undefined) write(one.chat);
  };

  const desks = await Promise.all(side.cookies.map((_, n) => adviser(side, n)));
  for (const desk of desks) {
    desk.hear = (event, what) => {
      if (event === 'messages') for (const { id } of what.messages) note(id, 'heard');
    };
    await desk.ask('watch', {});
  }
  const residents = await Promise.all(
    side.chats.map(async (chat) => {
      const { wire, resumed } = await resident(side, chat);
      Object.assign(chat, { token: resumed.token, lastSeq: resumed.conversation.lastSeq });
      if (desks.length === 0) {
        wire.hear = (event, what) => {
          if (event === 'messages') for (const { id } of what.messages) note(id, 'heard');
        };
      }
      return { wire, chat, sent: 0 };
    }),
  );

  write = (n) => {
    const one = residents[n];
    if (!going || !one || one.sent >= MOST) return;
    one.sent += 1;
    const id = newId();
    underway.set(id, { sent: performance.now(), acked: false, heard: false, chat: n });
    one.wire.send('message', { id, body: BODY }, (ack) => {
      if (!ack.ok) throw new Error(`A message was refused: ${JSON.stringify(ack)}`);
      one.chat.lastSeq = Math.max(one.chat.lastSeq, ack.seq);
      note(id, 'acked');
    });
  };

  const began = performance.now();
  if (rate === undefined)
    residents.forEach((_, n) => {
      for (let deep = 0; deep < DEPTH; deep += 1) write(n);
    });
  else {
    let written = 0;
    const timer = setInterval(() => {
      const due = ((performance.now() - began) / 1000) * rate;
      for (; written < due; written += 1) write(written % residents.length);
    }, 5);
    setTimeout(() => clearInterval(timer), ms);
  }
  await new Promise((resolve) => setTimeout(resolve, ms));
  const exhausted = residents.filter(({ sent }) => sent >= MOST).length;
  // Where all have written what they may, the time is what that took.
  const early = exhausted === residents.length && underway.size === 0;
  const took = (early ? last : performance.now()) - began;
  const counted = done;
  going = false;
  const patience = performance.now() + PATIENCE;
  while (underway.size > 0 && performance.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 5));
  const lost = underway.size;
  underway.clear();
  await Promise.all([...desks, ...residents.map(({ wire }) => wire)].map((wire) => wire.close()));
  latencies.sort((a, b) => a - b);
  return {
    perSecond: (counted / took) * 1000,
    messages: done,
    exhausted,
    lost,
    p50: at(latencies, 0.5),
    p99: at(latencies, 0.99),
  };
};

/** @type {Wire[]} */
let idle = [];

/** So many residents connect and say nothing. @param {{ url: string, count: number, version: number }} asked */
const sit = async ({ url, count, version }) => {
  const side = { front: url, back: url, cookies: [], version, chats: [] };
  while (count > 0) {
    const some = Math.min(count, 50);
    count -= some;
    const came = await Promise.all(Array.from({ length: some }, () => resident(side)));
    idle.push(...came.map(({ wire }) => wire));
  }
};
const rise = async () => {
  await Promise.all(idle.map((wire) => wire.close()));
  idle = [];
};

parentPort({ sit, rise, meet: ({ name, ...about }) => meet(name, about), round });
