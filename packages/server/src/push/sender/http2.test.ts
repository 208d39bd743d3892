import assert from 'node:assert/strict';
import { constants } from 'node:http2';
import { test } from 'node:test';
import webPush from 'web-push';
import {
  accept,
  startHttp2Peer,
  type Http2Peer,
  type PeerSession,
} from '../../testing/http2-peer.js';
import { createReceiver } from '../../testing/receiver.js';
import type { DeliveryOutcome } from '../delivery.js';
import { createSenderKeeper } from './sender.js';

const receiver = createReceiver();
const key = { id: 'key-1', ...webPush.generateVAPIDKeys() };
const { NGHTTP2_REFUSED_STREAM } = constants;

/** Sends so many messages to a peer from a process of its own, and hands over what became of them. */
const sending = async (
  { timeout = 15_000, ...peer }: Parameters<typeof startHttp2Peer>[0] & { timeout?: number },
  count: number,
  look: (outcomes: readonly DeliveryOutcome[], peer: Http2Peer) => void,
): Promise<void> => {
  const service = await startHttp2Peer(peer);
  process.env['NODE_EXTRA_CA_CERTS'] = service.certificate;
  const sender = createSenderKeeper({
    hosts: [{ name: 'localhost', port: service.port, privateAllowed: true }],
    log: { error: () => undefined },
    timeout,
  });
  const channels = Array.from({ length: count }, (_, at) => ({
    id: `/${at}`,
    endpoint: `https://localhost:${service.port}/${at}`,
    ...receiver.keys,
    vapidKey: key.id,
    language: 'en',
  }));
  try {
    const outcomes = await sender.carryOut({
      job: {
        ...{ council: 'hart', batch: 'batch-1', ttl: 60, urgency: 'high', topic: 'line', channels },
        payloads: { en: 'words' },
      },
      subject: 'mailto:webteam@hart.example',
      keys: [key],
    });
    assert.equal(new Set(outcomes.map(({ channel }) => channel)).size, count);
    look(outcomes, service);
  } finally {
    await sender.stop();
    await service.stop();
  }
};

const tally = (outcomes: readonly DeliveryOutcome[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { result } of outcomes) counts[result] = (counts[result] ?? 0) + 1;
  return counts;
};
const onceEach = ({ times }: Http2Peer): boolean => [...times.values()].every((n) => n === 1);

for (const [streams, atOnce] of [
  [1, 8],
  [3, 24],
  [100, 64],
] as const)
  test(`keeps to ${streams} streams a connection, and uses all that there are`, async () => {
    const held: (() => void)[] = [];
    let left = 200;
    await sending(
      {
        streams,
        hear: ({ stream }) => {
          held.push(() => accept(stream));
          // Nothing is answered before as many are open as may be: with fewer this would not end well.
          if (held.length < Math.min(atOnce, left)) return;
          left -= held.length;
          for (const answer of held.splice(0)) answer();
        },
      },
      200,
      (outcomes, peer) => {
        assert.deepEqual(tally(outcomes), { accepted: 200 });
        assert.ok(onceEach(peer));
        assert.ok(peer.sessions.length <= 8);
        for (const { mostOpen } of peer.sessions) assert.ok(mostOpen <= streams);
      },
    );
  });

test('GOAWAY half-way: what the peer will not look at goes over another connection', async () => {
  let last = 0;
  await sending(
    {
      streams: 100,
      hear: ({ stream, session }) => {
        if (session.nth === 1 && session.posted === 30) {
          last = stream.id ?? 0;
          session.wire.goaway(constants.NGHTTP2_NO_ERROR, last);
        }
        if (session.nth > 1 || last === 0 || (stream.id ?? 0) <= last) accept(stream);
      },
    },
    200,
    (outcomes, peer) => {
      assert.deepEqual(tally(outcomes), { accepted: 200 });
      assert.ok(peer.sessions.length > 1);
      assert.ok((peer.sessions[1]?.posted ?? 0) >= 100);
    },
  );
});

for (const [how, began] of [
  ['says GOAWAY on', (session) => session.wire.goaway()],
  ['breaks off', (session) => session.cut()],
] as const satisfies readonly (readonly [string, (session: PeerSession) => void])[])
  test(`a peer that ${how} every connection: all is given back, and it is not tried for ever`, async () => {
    await sending({ streams: 100, hear: () => undefined, began }, 50, (outcomes, peer) => {
      assert.deepEqual(tally(outcomes), { retry: 50 });
      assert.ok(peer.sessions.length <= 16, `${peer.sessions.length} connections`);
    });
  });

test('a refused stream is sent again; one that is always refused is given back', async () => {
  await sending(
    {
      streams: 20,
      hear: ({ path, stream, times }) => {
        const refuse = path === '/7' || (Number(path.slice(1)) % 3 === 0 && times < 3);
        if (refuse) stream.close(NGHTTP2_REFUSED_STREAM);
        else accept(stream);
      },
    },
    100,
    (outcomes, peer) => {
      assert.deepEqual(tally(outcomes), { accepted: 99, retry: 1 });
      assert.equal(outcomes.find(({ result }) => result === 'retry')?.channel, '/7');
      assert.equal(peer.times.get('/7'), 4);
      assert.equal(peer.times.get('/9'), 3);
      assert.equal(peer.times.get('/8'), 1);
    },
  );
});

test('SETTINGS that allow fewer streams are kept to from when they were acknowledged', async () => {
  const over: number[] = [];
  let acknowledged = false;
  const held: (() => void)[] = [];
  await sending(
    {
      streams: 100,
      hear: ({ stream, session }) => {
        if (session.nth > 1) return accept(stream);
        if (session.posted === 40) {
          session.wire.settings({ maxConcurrentStreams: 2 }, () => {
            acknowledged = true;
            for (const answer of held.splice(0)) answer();
          });
        }
        if (session.posted <= 40 && !acknowledged) held.push(() => accept(stream));
        else {
          if (acknowledged && session.posted > 64) over.push(session.open);
          accept(stream);
        }
      },
    },
    400,
    (outcomes, peer) => {
      assert.deepEqual(tally(outcomes), { accepted: 400 });
      assert.ok(onceEach(peer));
      assert.ok(
        over.every((open) => open <= 2),
        `${over.join()} were open`,
      );
    },
  );
});

test('no streams at all: given back when the time for a message is over', async () => {
  await sending({ streams: 0, timeout: 500, hear: () => undefined }, 10, (outcomes, peer) => {
    assert.deepEqual(tally(outcomes), { retry: 10 });
    assert.equal(peer.times.size, 0);
  });
});

test('a connection that never answers is left for another one', async () => {
  await sending(
    {
      streams: 10,
      timeout: 3_000,
      hear: ({ stream, session }) => session.nth > 1 && accept(stream),
    },
    100,
    (outcomes, peer) => {
      assert.deepEqual(tally(outcomes), { accepted: 90, retry: 10 });
      assert.ok(onceEach(peer));
      assert.equal(peer.sessions[0]?.posted, 10);
    },
  );
});

test('a connection that dies gives back what was unanswered on it, and the rest goes on', async () => {
  await sending(
    {
      streams: 64,
      hear: ({ stream, session }) => {
        if (session.nth > 1 || session.posted <= 10) accept(stream);
        else if (session.posted === 40) session.cut();
      },
    },
    200,
    (outcomes, peer) => {
      const { accepted = 0, retry = 0 } = tally(outcomes);
      assert.equal(accepted + retry, 200);
      assert.ok(retry >= 30 && retry <= 64, `${retry} were given back`);
      assert.ok(onceEach(peer));
    },
  );
});
