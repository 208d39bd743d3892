import type { Request } from './express.js';

/** More than this is not read for nothing, bytes. */
const MOST = 64 * 1024 * 1024;

/**
 * Lets the rest of a body pass by unread, where it was refused on the way: a browser that is still
 * sending reads the answer only then (RFC 9112, section 9.6). Beyond a bound the connection is cut.
 */
export const drain = (request: Request, most = MOST): void => {
  if (request.complete || request.destroyed) return;
  let left = most;
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.resume();
};
