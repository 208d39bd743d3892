import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startOf } from '../testing/chat-room.js';
import { startRelay } from '../testing/relay.js';
import { connectResident, granted } from '../testing/sockets.js';

test('a relay that stops says so, serves who is there, and tells them when to come back', async () => {
  const relay = await startRelay({ env: { BELLMAN_DRAIN_SECONDS: '1' } });
  const ann = await connectResident(relay);
  granted(await ann.ask('start', startOf()));
  const closing = relay.app.close();

  const ready = await fetch(`${relay.url}/readyz`);
  assert.deepEqual([ready.status, ready.headers.get('connection')], [503, 'close']);
  const handshake = await fetch(`${relay.url}/socket.io/?EIO=4&transport=polling`);
  assert.equal(handshake.status, 503, 'nobody new begins');
  await assert.rejects(connectResident(relay), { message: 'websocket error' });
  const id = 'a message while it stops';
  const { seq } = granted(await ann.ask('message', { id: id.replaceAll(' ', '-'), body: id }));
  assert.ok(seq > 1, 'who is there goes on');

  assert.deepEqual(await ann.hear('comeBack'), { withinMs: 1_004 });
  assert.equal(await ann.gone, 'transport close', 'plainly, so that clients come back');
  await closing;
  await assert.rejects(fetch(`${relay.url}/healthz`));
  await relay.store.close();
});
