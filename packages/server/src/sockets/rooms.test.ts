import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hold, mostHeld, release, tellResidents } from './rooms.js';
import { createSockets, type ResidentSocket } from './server.js';

/** A socket in a room, without a network. */
const listen = () => {
  const { resident } = createSockets(() => Promise.resolve(false));
  const heard: string[] = [];
  let closed = 0;
  const socket = {
    data: { held: null },
    emit: (_event: string, { name }: { name: string }) => heard.push(name),
    conn: { close: () => (closed += 1) },
  } as unknown as ResidentSocket;
  resident.sockets.set('one', socket);
  void resident.adapter.addAll('one', new Set(['room']));
  const tell = (name: string): void => tellResidents(resident, 'room', 'typing', { name });
  return { socket, heard, tell, closed: () => closed };
};

test('what a socket is told while it is on hold comes after, in order', () => {
  const { socket, heard, tell, closed } = listen();
  hold(socket);
  tell('a');
  tell('b');
  assert.deepEqual(heard, []);
  release(socket);
  tell('c');
  assert.deepEqual(heard, ['a', 'b', 'c']);
  assert.equal(closed(), 0);
});

test('a socket that would be kept waiting for too much is closed, to come back for all of it', () => {
  const { socket, tell, closed } = listen();
  hold(socket);
  for (let n = 0; n < mostHeld; n += 1) tell(`${n}`);
  assert.equal(closed(), 0);
  tell('one too many');
  assert.equal(closed(), 1);
  assert.equal(socket.data.held?.length, mostHeld);
});
