import { randomBytes } from 'node:crypto';
import { connect } from 'node:http2';
import { PAYLOAD, subscriptions, TTL } from './audience.js';
import { takePart } from './side.js';

/**
 * The ceiling: bodies that are sealed already, over bare `node:http2`, as many at once as five
 * connections of a hundred streams take. Nothing is encrypted, signed, timed or handed over.
 */
const SESSIONS = 5;
const STREAMS = 100;
const origin = process.argv[2] ?? '';
const body = randomBytes(PAYLOAD.length + 103);
const headers = {
  ':method': 'POST',
  authorization: `vapid t=${'x'.repeat(250)}, k=${'y'.repeat(87)}`,
  'content-encoding': 'aes128gcm',
  'content-length': String(body.length),
  ttl: String(TTL),
  urgency: 'high',
  topic: 'line',
};
const sessions = Array.from({ length: SESSIONS }, () => connect(origin));
await Promise.all(
  sessions.map((session) => new Promise((done) => session.once('remoteSettings', done))),
);

/** @param {number} count */
const send = async (count) => {
  const all = subscriptions(origin, count);
  let accepted = 0;
  /** @param {import('node:http2').ClientHttp2Session} session */
  const loop = async (session) => {
    for (let next = all.pop(); next; next = all.pop()) {
      const path = new URL(next.endpoint).pathname;
      await new Promise((done, reject) => {
        const stream = session.request({ ...headers, ':path': path });
        stream.on('response', (answer) => {
          if (answer[':status'] === 201) accepted += 1;
        });
        stream.on('error', reject);
        stream.on('close', done);
        stream.end(body);
      });
    }
  };
  await Promise.all(
    sessions.flatMap((session) => Array.from({ length: STREAMS }, () => loop(session))),
  );
  return accepted;
};

takePart(send);
