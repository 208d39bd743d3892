import { createServer as createHttp1 } from 'node:http';
import { createServer as createHttp2 } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import type { Behaviour, FromDouble, ToDouble } from './push-double.js';

/** The process of a push service double: see push-double.ts. It ends with its parent. */
const nothing = { messages: 0, bytes: 0, overHttp2: 0, mostAtOnce: 0, first: 0, last: 0 };
let how: Behaviour = { latency: 0, status: 201 };
let seen = { ...nothing };
let endpoints = new Set<string>();
let connections = 0;
let atOnce = 0;

const tell = (words: FromDouble): void => void process.send?.(words);

/** Counts a message that is here as a whole, and has it answered when it is due. */
const take = (path: string, bytes: number, answer: (status: number) => void): void => {
  const now = Date.now();
  seen.messages += 1;
  seen.bytes += bytes;
  seen.first ||= now;
  seen.last = now;
  endpoints.add(path);
  atOnce += 1;
  seen.mostAtOnce = Math.max(seen.mostAtOnce, atOnce);
  const say = (): void => {
    atOnce -= 1;
    answer(how.status);
  };
  if (how.latency === 0) say();
  else setTimeout(say, how.latency);
};

const overHttp1 = createHttp1((request, response) => {
  let bytes = 0;
  request.on('data', (part: Buffer) => (bytes += part.length));
  request.on('end', () =>
    take(request.url ?? '', bytes, (status) => response.writeHead(status).end()),
  );
});

// As push services do, it keeps a connection for as long as anybody may want it again.
overHttp1.keepAliveTimeout = 600_000;

const listen = ({ cert, key, http2, streams }: Extract<ToDouble, { say: 'listen' }>): void => {
  const overHttp2 = createHttp2({ settings: { maxConcurrentStreams: streams } });
  overHttp2.on('stream', (stream, headers) => {
    let bytes = 0;
    stream.on('data', (part: Buffer) => (bytes += part.length));
    stream.on('end', () => {
      seen.overHttp2 += 1;
      take(headers[':path'] ?? '', bytes, (status) => {
        if (!stream.destroyed) stream.respond({ ':status': status }, { endStream: true });
      });
    });
    // A sender that died or gave up: what it had sent is counted all the same.
    stream.on('error', () => undefined);
  });
  const server = createServer(
    { cert, key, ALPNProtocols: http2 ? ['h2', 'http/1.1'] : ['http/1.1'] },
    (socket) => {
      connections += 1;
      socket.on('error', () => socket.destroy());
      (socket.alpnProtocol === 'h2' ? overHttp2 : overHttp1).emit('connection', socket);
    },
  );
  server.listen(0, '127.0.0.1', 4_096, () =>
    tell({ port: (server.address() as AddressInfo).port }),
  );
};

process.on('message', (words: ToDouble) => {
  switch (words.say) {
    case 'listen':
      how = words.how;
      return listen(words);
    case 'behave':
      how = { ...how, ...words.how };
      return tell({ done: true });
    case 'forget':
      seen = { ...nothing };
      endpoints = new Set();
      return tell({ done: true });
    case 'counts':
      return tell({ counts: { ...seen, endpoints: endpoints.size, connections } });
  }
});
process.on('disconnect', () => process.exit(0));
