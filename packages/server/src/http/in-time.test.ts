import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { express } from './express.js';
import { inTime } from './in-time.js';

describe('a body that takes too long', () => {
  const web = express();
  web.use(inTime(40));
  web.use(express.json());
  web.post('/', (incoming, response) => {
    response.json({ got: incoming.body as unknown });
  });
  const server = createServer(web);
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => server.close().closeAllConnections());

  const begin = (type: string) => {
    const { port } = server.address() as AddressInfo;
    const headers = { 'content-type': type, 'content-length': 10 };
    return request({ port, method: 'POST', headers });
  };

  test('is cut, and the sender is told', async () => {
    const slow = begin('application/json');
    slow.on('error', () => undefined);
    slow.write('{');
    const [answer] = (await once(slow, 'response')) as [IncomingMessage];
    assert.equal(answer.statusCode, 408);
    assert.equal(answer.headers.connection, 'close');
    // The rest of it never comes, and nobody waits for it.
    await once(slow, 'close');
  });

  test('is none that comes in time', async () => {
    const quick = begin('application/json');
    quick.end('{"a":1}   ');
    const [answer] = (await once(quick, 'response')) as [IncomingMessage];
    let words = '';
    for await (const chunk of answer) words += String(chunk);
    assert.equal(words, '{"got":{"a":1}}');
  });

  test('is none where a file is sent: whoever reads that has a bound of its own', async () => {
    const file = begin('multipart/form-data; boundary=b');
    file.flushHeaders();
    // The route above reads no multipart, so it answers without the body.
    const [answer] = (await once(file, 'response')) as [IncomingMessage];
    assert.equal(answer.statusCode, 200);
    file.destroy();
  });
});
