import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { connect } from 'node:tls';
import {
  accept,
  startHttp2Peer,
  type Http2Peer,
  type PeerMessage,
} from '../../testing/http2-peer.js';
import { createReceiver } from '../../testing/receiver.js';
import { checkEndpoint, PrivateAddress } from '../endpoint.js';
import type { Meaning } from './answer.js';
import type { Dial } from './dial.js';
import { createLanes } from './lanes.js';
import { createSealing } from './sealing.js';

const { keys } = createReceiver();
const sealing = createSealing(1);
let now = 1_000;
let hear: (message: PeerMessage) => void;
let peer: Http2Peer;
let dial: Dial;
let lanes: ReturnType<typeof createLanes>;

before(async () => {
  peer = await startHttp2Peer({
    streams: 10,
    hear: (message) => hear(message),
  });
});
after(() => Promise.all([peer.stop(), sealing.stop()]));
beforeEach(async () => {
  hear = ({ stream }) => accept(stream);
  const ca = await readFile(peer.certificate);
  dial = ({ host, port }, protocols) =>
    new Promise((done, reject) => {
      const socket = connect({ host, port, ca, ALPNProtocols: [...protocols] }, () => done(socket));
      socket.once('error', reject);
    });
  lanes = createLanes({
    clock: { now: () => now },
    elapsed: () => now,
    seal: sealing.seal,
    dial: (...to) => dial(...to),
    timeout: 400,
  });
});
afterEach(() => lanes.end());

const texts = [new TextEncoder().encode('words')];
const say = (path: string, key = 'hart'): Promise<Meaning> => {
  const origin = `https://localhost:${peer.port}`;
  const hosts = [{ name: 'localhost', port: peer.port, privateAllowed: true }];
  return new Promise((tell) =>
    lanes.put(checkEndpoint(origin + path, hosts), {
      ...{
        path,
        ...keys,
        texts,
        payload: 0,
        shorter: null,
        authorization: 'vapid',
        key,
        refused: 0,
      },
      manner: { ttl: 60, urgency: 'normal', topic: 'line' },
      tell,
    }),
  );
};

test('after a minute without work a connection is closed; the next message makes another', async () => {
  assert.equal((await say('/1')).result, 'accepted');
  const first = peer.sessions.at(-1);
  assert.ok(first);
  now += 59_000;
  assert.equal((await say('/2')).result, 'accepted');
  assert.equal(peer.sessions.at(-1), first);
  const closed = new Promise<void>((done) => first.wire.once('close', done));
  now += 60_000;
  await closed;
  assert.equal((await say('/3')).result, 'accepted');
  assert.notEqual(peer.sessions.at(-1), first);
});

test('where its service asked for time, nothing is sent before it is over', async () => {
  hear = ({ stream }) =>
    stream.respond({ ':status': 429, 'retry-after': '90' }, { endStream: true });
  assert.deepEqual(await say('/busy'), { result: 'retry', status: 429, retryAfter: 90_000 });
  hear = ({ stream }) => accept(stream);
  now += 89_000;
  assert.deepEqual(await say('/early'), { result: 'retry', retryAfter: 1_000 });
  assert.equal(peer.times.get('/early'), undefined);
  now += 1_000;
  assert.equal((await say('/due')).result, 'accepted');
});

test('what is asked of one sender holds up no other, though they share the way', async () => {
  hear = ({ stream, path }) => {
    if (path.startsWith('/hart'))
      stream.respond({ ':status': 429, 'retry-after': '90' }, { endStream: true });
    else accept(stream);
  };
  const asked = { result: 'retry', status: 429, retryAfter: 90_000 } as const;
  assert.deepEqual(await say('/hart'), asked);
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, at) =>
      at % 2 === 0 ? say(`/hart-${at}`) : say(`/rushmoor-${at}`, 'rushmoor'),
    ),
  );
  outcomes.forEach((outcome, at) => {
    if (at % 2 === 0) assert.deepEqual(outcome, { result: 'retry', retryAfter: 90_000 });
    else assert.equal(outcome.result, 'accepted');
  });
  assert.equal(peer.times.get('/hart-0'), undefined, 'it is not asked again before');
  now += 90_000;
  assert.deepEqual(await say('/hart-0'), asked);
});

test('what can’t be connected to gives back all that waits, once, and is dialled again for more', async () => {
  const usual = dial;
  let dialled = 0;
  dial = () => Promise.reject(new Error(`attempt ${(dialled += 1)} fails`));
  const outcomes = await Promise.all(Array.from({ length: 40 }, (_, at) => say(`/down-${at}`)));
  assert.ok(outcomes.every(({ result }) => result === 'retry'));
  assert.ok(dialled <= 2, `dialled ${dialled} times`);
  dial = () => Promise.reject(new PrivateAddress('private'));
  assert.deepEqual(await say('/private'), { result: 'retry' });
  dial = usual;
  assert.equal((await say('/up')).result, 'accepted');
});

test('an answer that comes after its time is not waited for', async () => {
  const arrived = new Promise<void>((done) => {
    hear = () => done();
  });
  const outcome = say('/late');
  await arrived;
  now += 400;
  assert.deepEqual(await outcome, { result: 'retry' });
});
