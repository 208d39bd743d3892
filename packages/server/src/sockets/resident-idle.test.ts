import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relayLimits } from '@bellman/protocol';
import { handClock } from '../testing/chats.js';
import { startOf } from '../testing/chat-room.js';
import { startRelay } from '../testing/relay.js';
import { connectResident, granted } from '../testing/sockets.js';

test('a socket that has had no chat for long is let go, and one in a chat is not', async () => {
  const clock = handClock();
  const relay = await startRelay({ clock });
  try {
    const [idle, chatting] = [await connectResident(relay), await connectResident(relay)];
    granted(await chatting.ask('start', startOf()));
    await relay.app.upkeep();
    clock.pass(relayLimits.withoutChatMs - 1);
    await relay.app.upkeep();
    assert.deepEqual([idle.socket.connected, chatting.socket.connected], [true, true]);
    clock.pass(1);
    await relay.app.upkeep();
    assert.equal(await idle.gone, 'transport close', 'plainly, so that a page may come back');
    assert.equal(chatting.socket.connected, true);
    chatting.socket.close();
  } finally {
    await relay.close();
  }
});
