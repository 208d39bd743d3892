import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { relayLimits } from '@bellman/protocol';
import { startRelay, type Relay } from '../support/relay.js';
import { until } from '../support/until.js';

/** What a relay takes beyond its bound until it looks again, and a closing that is waited for, ms. */
const GRACE = 6_000;

/** What a client says that means to stay without ever saying enough. */
const openings = {
  'that sends nothing at all': '',
  'that sends its headers a byte now and then': 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: a',
  'that begins a WebSocket and never says who it is': [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    ...['Host: localhost', 'Connection: Upgrade', 'Upgrade: websocket'],
    ...['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', ''],
  ].join('\r\n'),
  'that begins to poll and never says who it is': [
    'GET /socket.io/?EIO=4&transport=polling HTTP/1.1',
    ...['Host: localhost', '', ''],
  ].join('\r\n'),
} as const;

describe('a client that never gets to the point', () => {
  let relay: Relay;
  const sockets: { readonly what: string; readonly socket: Socket; readonly began: number }[] = [];

  before(async () => {
    relay = await startRelay();
  });

  after(async () => {
    for (const { socket } of sockets) socket.destroy();
    await relay?.stop();
  });

  it('is cut off in time, however it goes about it', async () => {
    const port = Number(new URL(relay.url).port);
    for (const [what, words] of Object.entries(openings)) {
      const socket = connect({ port, host: '127.0.0.1' });
      await once(socket, 'connect');
      // Whatever the relay says must be read, or the end of it is never heard.
      socket.resume().on('error', () => undefined);
      if (words !== '') socket.write(words);
      sockets.push({ what, socket, began: performance.now() });
    }
    const most = Math.max(relayLimits.headersMs, relayLimits.handshakeMs) + GRACE;
    const ends = sockets.map(async ({ what, socket, began }) => {
      await once(socket, 'close', { signal: AbortSignal.timeout(most + GRACE) });
      return { what, ms: performance.now() - began };
    });
    for (const { what, ms } of await Promise.all(ends))
      assert.ok(ms <= most, `a client ${what} was let be for ${ms} ms`);
  });

  it('leaves nothing behind, and nobody else is held up', async () => {
    await until('no connection is half open', async () => {
      const page = await (await fetch(`${relay.url}/metrics`)).text();
      return /^bellman_handshakes 0$/m.test(page);
    });
  });
});
