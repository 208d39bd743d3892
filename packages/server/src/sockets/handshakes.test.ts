import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { relayLimits } from '@bellman/protocol';
import { startRelay, type TestRelay } from '../testing/relay.js';
import { connectResident } from '../testing/sockets.js';

/** Anybody's addresses, which the relay believes to be behind a proxy of its own. */
const [stranger, neighbour] = ['81.2.69.142', '81.2.69.160'];
const POLL = '/socket.io/?EIO=4&transport=polling';
const upgrade = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  ...['Host: localhost', `X-Forwarded-For: ${stranger}`, 'Connection: Upgrade'],
  ...['Upgrade: websocket', 'Sec-WebSocket-Version: 13'],
  ...['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', ''],
].join('\r\n');

describe('connections that begin', () => {
  let relay: TestRelay;
  let port = 0;
  before(async () => {
    relay = await startRelay({ env: { BELLMAN_TRUSTED_PROXIES: 'loopback' } });
    port = Number(new URL(relay.url).port);
  });
  after(() => relay.close());

  const poll = async (from: string, path = POLL, cookie = ''): Promise<number> => {
    const headers = { 'x-forwarded-for': from, ...(cookie === '' ? {} : { cookie }) };
    const asking = request({ port, path, headers, agent: false }).end();
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    answer.resume();
    return answer.statusCode ?? 0;
  };
  const open = async (words: string): Promise<Socket> => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(words);
    return socket;
  };

  test('a request that Engine.IO refuses keeps no place', async () => {
    const wrong = POLL.replace('polling', 'pigeon');
    const most = relayLimits.handshakesPerAddress.unproven;
    for (let at = 0; at <= most; at += 1) {
      const status = await poll(neighbour, wrong, '__Host-bellman=x');
      assert.equal(status, 400);
    }
  });

  test('of one address are bounded, however they name their session; others go on', async () => {
    const most = relayLimits.handshakesPerAddress.unproven;
    const cookie = '__Host-bellman=x';
    const begun = Array.from({ length: most }, () => poll(stranger, POLL, cookie));
    assert.deepEqual(new Set(await Promise.all(begun)), new Set([200]));
    for (const more of ['', '&sid=', '&sid=x&sid=', '#&sid=x'])
      assert.equal(await poll(stranger, POLL + more, cookie), 503, more);
    assert.equal(await poll(neighbour, POLL, cookie), 200);
    assert.equal(await poll(stranger), 200, 'residents have a bound of their own');
    await relay.hire('sam@hart.example', 'Sam', { hart: ['advisor'] });
    const session = await relay.signIn('sam@hart.example');
    assert.equal(await poll(stranger, POLL, session), 200, 'and whoever is staff');
  });

  test('that are refused are closed, even where the other side never closes', async () => {
    const most = relayLimits.handshakesPerAddress.resident;
    const begun = Array.from({ length: most }, () => poll(stranger));
    await Promise.all(begun);
    const socket = await open(upgrade);
    let said = '';
    socket.setEncoding('utf8').on('data', (words: string) => (said += words));
    await once(socket, 'end');
    assert.match(said, /^HTTP\/1\.1 503 /);
    // Half open, it takes what is said until the relay forgets it; that is answered by a reset.
    const talk = setInterval(() => socket.write('a'), 100);
    await new Promise<void>((resolve) => socket.once('close', () => resolve()));
    clearInterval(talk);
  });

  test('are closed once their only socket leaves', async () => {
    const { socket, gone } = await connectResident(relay);
    // As `disconnect` says it, but without closing what it was said by.
    socket.io.engine.write('1/resident,');
    assert.equal(await gone, 'transport close');
  });
});
