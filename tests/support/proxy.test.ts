import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { startProxy, type Proxy } from './proxy.js';
import { until } from './until.js';

/** A caller through the proxy, and what came back. */
interface Caller {
  readonly socket: Socket;
  heard: string;
  isGone: boolean;
}

describe('the network between', () => {
  let server: Server;
  let proxy: Proxy;
  const callers: Caller[] = [];

  before(async () => {
    server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.pipe(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    proxy = await startProxy((server.address() as AddressInfo).port);
  });
  afterEach(() => {
    proxy.heal();
    for (const { socket } of callers.splice(0)) socket.destroy();
  });
  after(async () => {
    await proxy.stop();
    server.close();
  });

  const call = async (): Promise<Caller> => {
    const socket = connect(proxy.port, '127.0.0.1');
    const caller: Caller = { socket, heard: '', isGone: false };
    callers.push(caller);
    socket.setEncoding('utf8').on('data', (words: string) => (caller.heard += words));
    socket.on('error', () => socket.destroy()).on('close', () => (caller.isGone = true));
    await once(socket, 'connect');
    return caller;
  };

  it('passes on what is said, both ways', async () => {
    const caller = await call();
    caller.socket.write('hello');
    await until('the echo', () => caller.heard === 'hello');
  });

  it('cuts what is open, and refuses until it heals', async () => {
    const caller = await call();
    caller.socket.write('hello');
    await until('the echo', () => caller.heard === 'hello');
    proxy.cut();
    await until('it is gone', () => caller.isGone);
    const refused = await call().catch(() => null);
    await until('the next is gone too', () => refused?.isGone ?? true);
    proxy.heal();
    const again = await call();
    again.socket.write('hello again');
    await until('the echo', () => again.heard === 'hello again');
  });

  for (const way of ['up', 'down'] as const) {
    it(`swallows what goes ${way} and looks open`, async () => {
      const [dead, alive] = [await call(), undefined];
      dead.socket.write('before');
      await until('the echo', () => dead.heard === 'before');
      assert.ok(proxy.swallow(way) >= 1);
      dead.socket.write('after');
      const other = alive ?? (await call());
      other.socket.write('after');
      await until('a new connection works', () => other.heard === 'after');
      assert.equal(dead.heard, 'before');
      assert.equal(dead.isGone, false);
    });
  }

  it('keeps back, in order', async () => {
    const caller = await call();
    proxy.delay(150);
    const began = performance.now();
    caller.socket.write('one ');
    await until('it is under way', () => proxy.open === 1);
    proxy.delay(0);
    caller.socket.write('two');
    await until('both', () => caller.heard === 'one two');
    assert.ok(performance.now() - began >= 149);
  });

  it('lets no more pass than it was told', async () => {
    const caller = await call();
    proxy.throttle(100_000);
    const began = performance.now();
    caller.socket.write('x'.repeat(30_000));
    await until('all of it', () => caller.heard.length === 30_000);
    // Once each way, of which the second begins with the first piece.
    assert.ok(performance.now() - began >= 280);
  });
});
