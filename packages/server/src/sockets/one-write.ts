import type { ResidentSocket } from './server.js';

type Connection = ResidentSocket['conn'];

/**
 * Lets what waits for one connection leave by one write of the system: a write for each packet was
 * the dearest part of a message. Over long polling it is so already. A connection that began by
 * long polling has another system socket than that of its first request: its packets are written
 * one by one.
 */
export const inOneWrite = (connection: Connection): void => {
  const { socket } = connection.request;
  connection.on('flush', () => socket.cork());
  connection.on('drain', () => socket.uncork());
};
