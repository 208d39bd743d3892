import { createServer } from 'node:http';
import { once } from 'node:events';
import { Server } from 'socket.io';
import { createChecks, noChecks } from './checks.js';
import { parentPort } from './parent.js';
import { storages } from './storages.js';

/**
 * The Socket.IO relay that is written in an afternoon, in a process of its own: a room for each
 * chat, an acknowledgement with the message's place, and an event to everybody in the room. What
 * it keeps, and how, is `storage`'s: nothing; or each message by itself, in a transaction of its
 * own. It checks nobody who connects. What they write it checks as ours does, or not at all.
 */

/** Which chats each adviser has. @type {Map<string, Set<string>>} */
const chatsOf = new Map();
/** @type {() => Promise<void>} */
let close = async () => undefined;

/** @param {{ kind: keyof typeof storages, checked: boolean, place: { folder: string, url?: string } }} asked */
const start = async ({ kind, checked, place }) => {
  const server = createServer();
  const checksOf = await (checked ? createChecks : noChecks)();
  const storage = await storages[kind](place);
  const io = new Server(server, { serveClient: false, ...storage.server });

  io.of('/resident').on('connection', async (socket) => {
    let chat = String(socket.handshake.auth.token ?? '');
    const check = checksOf();
    const enter = async () => {
      await socket.join(chat);
      return { token: chat, conversation: { id: chat, lastSeq: 0 } };
    };
    socket.on('start', async (what, answer) => {
      chat = what.id;
      await storage.begin(chat);
      answer({ ok: true, ...(await enter()) });
    });
    socket.on('message', async (written, answer) => {
      const { id, body } = check(written);
      const at = Date.now();
      const seq = await storage.keep(chat, id, body, at);
      const message = { id, seq, at, sender: { kind: 'resident', name: 'Ann' }, body };
      answer({ ok: true, seq, at });
      io.of('/resident')
        .to(chat)
        .emit('messages', { messages: [message] });
      io.of('/staff')
        .to(chat)
        .emit('messages', { conversation: chat, messages: [message] });
    });
    if (chat !== '') socket.emit('resumed', await enter());
  });

  io.of('/staff').on('connection', (socket) => {
    const { name } = socket.handshake.auth;
    const mine = chatsOf.get(name) ?? new Set();
    chatsOf.set(name, mine);
    socket.on('take', async ({ conversation }, answer) => {
      mine.add(conversation);
      await socket.join(conversation);
      answer({ ok: true });
    });
    socket.on('watch', async (_what, answer) => {
      await socket.join([...mine]);
      answer({ ok: true });
    });
  });

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = async () => {
    await io.close();
    await storage.close();
  };
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}` };
};

parentPort({
  start,
  usage: () => {
    const { user, system } = process.cpuUsage();
    return { cpu: user + system };
  },
  close: () => close(),
});
