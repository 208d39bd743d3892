import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { after, before, describe, it, mock } from 'node:test';
import { createLink, type LinkHandlers } from '@bellman/widget/testing/session';
import { startRelay, type Relay } from '../support/relay.js';
import { Watch } from '../support/watch.js';

/** A network that lets a WebSocket begin and then says nothing any more; all else passes. */
const startNetwork = async (port: number) => {
  const began: string[] = [];
  const open = new Set<Socket>();
  const server: Server = createServer((incoming, outgoing) => {
    if (!incoming.url?.includes('sid=')) began.push('polling');
    const { method, url, headers } = incoming;
    const passed = request({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.on('upgrade', (incoming) => {
    if (!incoming.url?.includes('sid=')) began.push('websocket');
  });
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    began,
    stop: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
};

describe('the widget’s link', () => {
  let relay: Relay;
  let network: Awaited<ReturnType<typeof startNetwork>>;
  const watch = new Watch();
  const delays: number[] = [];
  let polls = false;
  let ups = 0;
  let downs = 0;

  const handlers = {
    up: () => {
      ups += 1;
      watch.changed();
    },
    down: () => {
      downs += 1;
      watch.changed();
    },
    polls: (yes?: true) => (polls ||= yes === true),
    ...{ refused: assert.fail, resumed: assert.fail, lost: assert.fail },
    ...{ messages: () => {}, conversation: () => {}, typing: () => {}, marks: () => {} },
    alerts: () => {},
  } as unknown as LinkHandlers & { alerts(what: unknown): void };

  const open = (url: string) =>
    createLink(url, 'hart', () => ({}), handlers, {
      now: () => Date.now(),
      after: (delay, run) => {
        delays.push(delay);
        watch.changed();
        const timer = setTimeout(run, 0);
        return () => clearTimeout(timer);
      },
    });

  before(async () => {
    relay = await startRelay();
    network = await startNetwork(Number(new URL(relay.url).port));
  });

  after(async () => {
    network?.stop();
    await relay?.stop();
  });

  it('takes to polling where a WebSocket opens and brings nothing, and the next page does at once', async () => {
    const first = open(network.url);
    first.connect();
    await watch.until('it is up', () => ups === 1);
    assert.deepEqual([network.began[0], network.began.at(-1)], ['websocket', 'polling']);
    assert.equal(polls, true);
    first.disconnect();
    network.began.length = 0;
    const next = open(network.url);
    next.connect();
    await watch.until('the next page is up', () => ups === 2);
    assert.deepEqual(network.began, ['polling']);
    next.disconnect();
    polls = false;
  });

  it('waits by chance within what a relay that stops says, and else within a window that doubles', async () => {
    const chance = mock.method(Math, 'random', () => 0.5);
    const link = open(relay.url);
    link.connect();
    await watch.until('it is up', () => ups === 3);
    delays.length = 0;
    await relay.kill();
    await watch.until('it tries again', () => delays.length >= 5);
    link.disconnect();
    assert.deepEqual(delays.slice(0, 5), [500, 1_000, 2_000, 4_000, 5_000]);
    await relay.start();
    link.connect();
    await watch.until('it is up again', () => ups === 4);
    delays.length = 0;
    await relay.halt();
    await watch.until('it tries again', () => delays.length > 0);
    link.disconnect();
    chance.mock.restore();
    assert.ok((delays[0] ?? 0) > 500, `${delays[0]} ms: wider than without a word`);
    assert.ok(downs > 0);
  });
});
