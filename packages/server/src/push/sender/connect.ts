import type { Dial, Peer } from './dial.js';
import { createHttp1Line } from './http1.js';
import { createHttp2Line } from './http2.js';
import type { Line, LineEvents } from './line.js';

/**
 * Connects to a push service, and goes by what it chooses (ALPN, RFC 7301): HTTP/2, or HTTP/1.1.
 * Rejects with PrivateAddress where its name leads to one.
 */
export const openLine = async (
  parts: LineEvents & { readonly peer: Peer; readonly dial: Dial; readonly timeout: number },
): Promise<Line> => {
  const socket = await parts.dial(parts.peer, ['h2', 'http/1.1']);
  return socket.alpnProtocol === 'h2'
    ? createHttp2Line(socket, parts)
    : createHttp1Line(socket, parts);
};
