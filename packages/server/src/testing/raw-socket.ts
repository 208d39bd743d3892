import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';

/** A WebSocket by hand (RFC 6455), so that it can stop to read as no browser does. */
export interface RawSocket {
  /** Sends one text frame. */
  send(text: string): void;
  /** Resolves with the first text heard, earlier or later, that begins so. */
  hear(beginning: string): Promise<string>;
  /** Reads nothing more: what comes fills the buffers between here and there. */
  stopReading(): void;
  /** Reads on to the end, or until the line was cut; resolves then. */
  readOut(): Promise<void>;
}

/** A client's frame is masked (RFC 6455, section 5.3). */
const frameOf = (text: string): Buffer => {
  const body = Buffer.from(text);
  if (body.length > 65_535) throw new RangeError('Longer than such a frame can be');
  const mask = randomBytes(4);
  const masked = body.map((byte, at) => byte ^ (mask[at % 4] ?? 0));
  const length =
    body.length < 126 ? [0x80 | body.length] : [0x80 | 126, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([0x81, ...length]), mask, masked]);
};

/** Where a frame's body lies in `bytes`, or null where not all of it is there yet. */
const bodyIn = (bytes: Buffer): { readonly from: number; readonly to: number } | null => {
  const short = (bytes[1] ?? 0) & 0x7f;
  const from = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < from) return null;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  return bytes.length < from + length ? null : { from, to: from + length };
};

/** Opens one to a relay's Engine.IO, as a page of `origin`. */
export const openRawSocket = async (url: string, origin: string): Promise<RawSocket> => {
  const { hostname, port, host } = new URL(url);
  const line = connect(Number(port), hostname);
  // Cut off with what it did not read still there.
  line.on('error', () => undefined);
  await once(line, 'connect');
  line.write(
    [
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
      ...[`Host: ${host}`, `Origin: ${origin}`, 'Connection: Upgrade', 'Upgrade: websocket'],
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
      ...['Sec-WebSocket-Version: 13', '', ''],
    ].join('\r\n'),
  );
  const heard: string[] = [];
  const waiting = new Set<() => void>();
  let bytes = Buffer.alloc(0);
  let upgraded = false;
  line.on('data', (more: Buffer) => {
    bytes = Buffer.concat([bytes, more]);
    const head = upgraded ? -1 : bytes.indexOf('\r\n\r\n');
    if (head >= 0) {
      upgraded = true;
      bytes = bytes.subarray(head + 4);
    }
    for (let body = upgraded ? bodyIn(bytes) : null; body !== null; body = bodyIn(bytes)) {
      heard.push(bytes.toString('utf8', body.from, body.to));
      bytes = bytes.subarray(body.to);
    }
    for (const look of [...waiting]) look();
  });
  return {
    send: (text) => void line.write(frameOf(text)),
    hear: (beginning) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find((text) => text.startsWith(beginning));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    stopReading: () => void line.pause(),
    readOut: async () => {
      const closed = once(line, 'close');
      line.resume();
      await closed;
    },
  };
};
