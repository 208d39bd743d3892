import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { express } from './express.js';
import { boundBodies, takesLong } from './in-time.js';

const BOUND = 200;

describe('a body that takes too long', () => {
  const web = express();
  web.post('/read', express.json(), (incoming, response) => {
    response.json({ got: incoming.body as unknown });
  });
  web.post('/upload', (incoming, response) => {
    takesLong(incoming);
    incoming.resume().once('end', () => response.end('kept'));
  });
  web.post('/upload/refused', (incoming, response) => {
    takesLong(incoming);
    incoming.resume();
    response.status(404).end();
  });
  // Express's own answer would wait for the body.
  web.use((_request, response) => {
    response.status(404).end();
  });
  const server = createServer(web);
  boundBodies(server, BOUND);
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close().closeAllConnections());

  /** Says a byte of ten now and then; `stop` ends the body. */
  const drip = (path: string, type = 'application/json') => {
    const { port } = server.address() as AddressInfo;
    const headers = {
      'content-type': type,
      'transfer-encoding': 'chunked',
      connection: 'keep-alive',
    };
    const asking = request({ port, path, method: 'POST', headers, agent: false });
    asking.on('error', () => undefined);
    asking.write('{');
    const began = performance.now();
    const timer = setInterval(() => asking.write(' '), BOUND / 10);
    const closed = new Promise<number>((resolve) =>
      asking.once('socket', (socket) =>
        socket.once('close', () => {
          clearInterval(timer);
          resolve(performance.now() - began);
        }),
      ),
    );
    return { asking, closed, stop: () => clearInterval(timer) };
  };

  test('is cut, and the sender is told', async () => {
    const { asking, closed } = drip('/read');
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    assert.equal(answer.statusCode, 408);
    assert.equal(answer.headers.connection, 'close');
    await closed;
  });

  test('is cut wherever it goes and whatever it says it is, answered or not', async () => {
    for (const [path, type] of [
      ['/nothing', 'application/json'],
      ['/nothing', 'multipart/form-data; boundary=b'],
      ['/upload/refused', 'multipart/form-data; boundary=b'],
    ] as const) {
      const { asking, closed } = drip(path, type);
      const [answer] = (await once(asking, 'response')) as [IncomingMessage];
      assert.equal(answer.resume().statusCode, 404);
      const ms = await closed;
      assert.ok(ms > BOUND / 2, `${path} ${type}: the answer could be read for ${ms} ms`);
    }
  });

  test('is none that comes in time, nor an upload that was let in', async () => {
    const quick = drip('/read');
    quick.stop();
    quick.asking.end('"a":1}');
    const [answer] = (await once(quick.asking, 'response')) as [IncomingMessage];
    let words = '';
    for await (const chunk of answer) words += String(chunk);
    assert.equal(words, '{"got":{"a":1}}');

    const upload = drip('/upload', 'multipart/form-data; boundary=b');
    const other = drip('/read');
    await other.closed;
    upload.stop();
    upload.asking.end();
    const [kept] = (await once(upload.asking, 'response')) as [IncomingMessage];
    assert.equal(kept.resume().statusCode, 200);
  });
});
