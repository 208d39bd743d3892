import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MessageView, ResidentConversation } from '@bellman/protocol';
import { createLog } from '../ground/log.js';
import type { News } from '../store/work.js';
import { announce, type AnnounceParts } from './announce.js';
import { createSockets, type ResidentSocket } from './server.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

const entry = (seq: number): MessageView => ({
  id: String(seq),
  seq,
  at: 0,
  sender: { kind: 'resident', name: '' },
  body: '',
});

const waiting = (id: string, position: number): ResidentConversation => ({
  id,
  council: 'hart',
  service: 'waste',
  state: 'waiting',
  advisor: null,
  position,
  wait: null,
  reference: 'AAAA-AAAA',
  left: false,
  answerBy: null,
  kept: false,
  idleEndsAt: null,
  marks: { delivered: 0, read: 0 },
  startedAt: 0,
  lastSeq: 1,
});

/** Announcing to one listener in the room of conversation `c`, without a network or a store. */
const listen = (views: Partial<AnnounceParts['views']>) => {
  const sockets = createSockets(() => Promise.resolve(false));
  const heard: unknown[] = [];
  const listener = {
    data: { held: null },
    emit: (
      event: string,
      what: { messages?: MessageView[]; conversation?: ResidentConversation },
    ) => heard.push([event, what.messages?.map(({ seq }) => seq) ?? what.conversation?.position]),
  };
  const socket = listener as unknown as ResidentSocket;
  sockets.resident.sockets.set('listener', socket);
  void sockets.resident.adapter.addAll('listener', new Set(['conversation:c']));
  const hearers: ((news: readonly News[]) => void)[] = [];
  const stop = announce({
    sockets,
    log: createLog('silent'),
    bus: {
      listen: (hear) => {
        hearers.push(hear);
        return () => void hearers.pop();
      },
    },
    views: {
      conversation: () => Promise.resolve(null),
      marks: () => Promise.resolve(null),
      stretch: () => Promise.resolve([]),
      queue: () => Promise.resolve([]),
      ...views,
    },
    shut: () => undefined,
    progress: () => Promise.reject(new Error('no alert was told of')),
    proposers: () => Promise.resolve([]),
    staffChanged: () => Promise.resolve(),
    mayLook: () => false,
    you: () => Promise.reject(new Error('nobody is at a desk')),
  });
  return { heard, stop, tell: (...news: News[]) => hearers.forEach((hear) => hear(news)) };
};

const message = (seq: number): News => ({
  topic: 'message',
  council: 'hart',
  conversation: 'c',
  seq,
});

test('many lines are read at once, and each is told once, however far the store is ahead', async () => {
  const reads: number[] = [];
  const { heard, tell } = listen({
    stretch: (_conversation, since, to) => {
      reads.push(since);
      // The store has five lines already; a page holds two.
      const seqs = [1, 2, 3, 4, 5].filter((seq) => seq > since && seq <= to);
      return Promise.resolve(seqs.slice(0, 2).map(entry));
    },
  });
  tell(message(1), message(2), message(3));
  await turn();
  tell(message(4), message(5));
  await turn();
  assert.deepEqual(reads, [0, 2, 3]);
  assert.deepEqual(heard, [
    ['messages', [1, 2]],
    ['messages', [3]],
    ['messages', [4, 5]],
  ]);
});

test('what came along with the news is not read, and what did not is, in order', async () => {
  const reads: [number, number][] = [];
  const { heard, tell } = listen({
    stretch: (_conversation, since, to) => {
      reads.push([since, to]);
      return Promise.resolve([entry(3), entry(4)].filter(({ seq }) => seq > since && seq <= to));
    },
  });
  const along = (seq: number): News => ({ ...(message(seq) as object), entry: entry(seq) }) as News;
  tell(along(2), along(1), message(3), along(5), along(4));
  await turn();
  assert.deepEqual(reads, [[2, 5]]);
  assert.deepEqual(heard, [
    ['messages', [1, 2]],
    ['messages', [3, 4]],
    ['messages', [5]],
  ]);
});

test('what nobody here listens to is not read', async () => {
  let read = 0;
  const { tell } = listen({
    stretch: () => {
      read += 1;
      return Promise.resolve([]);
    },
  });
  tell({ topic: 'message', council: 'hart', conversation: 'another', seq: 1 });
  await turn();
  assert.equal(read, 0);
});

test('only those whose place in the queue changed are told', async () => {
  let queue = [waiting('a', 1), waiting('b', 2), waiting('c', 3)];
  const { heard, tell } = listen({ queue: () => Promise.resolve(queue) });
  const news = (conversation: string): News => ({
    topic: 'conversation',
    council: 'hart',
    conversation,
  });
  tell(news('c'));
  await turn();
  queue = [...queue, waiting('d', 4)];
  tell(news('d'));
  await turn();
  queue = [waiting('b', 1), waiting('c', 2), waiting('d', 3)];
  tell(news('a'));
  await turn();
  assert.deepEqual(heard, [
    ['conversation', 3],
    ['conversation', 2],
  ]);
});

test('after a stop nothing is told', async () => {
  const { heard, stop, tell } = listen({
    stretch: () => Promise.resolve([entry(1)]),
  });
  stop();
  tell(message(1));
  await turn();
  assert.deepEqual(heard, []);
});

test('behind a slow store, what gathers of a chat is little, and none of it goes untold', async () => {
  const stretches: { to: number; done: () => void }[] = [];
  const { heard, tell } = listen({
    stretch: (_conversation, since, to) =>
      new Promise((resolve) => {
        const all = Array.from({ length: to - since }, (_, n) => entry(since + n + 1));
        stretches.push({ to, done: () => resolve(all) });
      }),
  });
  tell(message(1));
  await turn();
  for (let seq = 2; seq <= 5_001; seq += 1) tell(message(seq));
  await turn();
  stretches[0]?.done();
  await turn();
  stretches[1]?.done();
  await turn();
  assert.deepEqual(
    stretches.map(({ to }) => to),
    [1, 5_001],
  );
  const seqs = (heard as [string, number[]][]).flatMap(([, told]) => told);
  assert.deepEqual(
    seqs,
    Array.from({ length: 5_001 }, (_, n) => n + 1),
  );
});
