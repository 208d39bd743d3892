import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { ClamAddress } from '../ground/clam-address.js';

/** What the virus check found: a signature's name, or nothing. */
export type Verdict = { readonly found: string | null };

/** How long one file may take, ms. */
const PATIENCE = 60_000;
/** More than it ever answers. */
const LONGEST_ANSWER = 4_096;

/** A chunk of INSTREAM: its length in four bytes, big endian, before it. */
const framed = (chunk: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return Buffer.concat([length, chunk]);
};

const send = async (socket: Socket, path: string, stop: AbortSignal): Promise<void> => {
  const put = async (bytes: Buffer | string): Promise<void> => {
    stop.throwIfAborted();
    if (!socket.write(bytes)) await once(socket, 'drain', { signal: stop });
  };
  await put('zINSTREAM\0');
  for await (const chunk of createReadStream(path)) await put(framed(chunk as Buffer));
  await put(framed(Buffer.alloc(0)));
};

const answerOf = async (socket: Socket): Promise<string> => {
  let answer = '';
  for await (const chunk of socket) {
    answer += String(chunk);
    if (answer.includes('\0') || answer.length > LONGEST_ANSWER) break;
  }
  return answer.split('\0')[0] ?? '';
};

/**
 * Has a file read by ClamAV's `clamd`, by its command INSTREAM (clamd(8)).
 * @throws Error where it cannot be reached, takes too long, or does not say that it read the file
 */
export const scan = async (
  address: ClamAddress,
  path: string,
  patience = PATIENCE,
): Promise<Verdict> => {
  const socket = connect(address);
  // Whoever waits for the answer hears of errors; one that comes later is nobody's.
  socket.on('error', () => undefined);
  const timer = setTimeout(() => socket.destroy(new Error('clamd took too long')), patience);
  const stop = new AbortController();
  try {
    // clamd may answer before it has all, where a file is larger than it takes; and where the file
    // cannot be sent, no answer comes.
    send(socket, path, stop.signal).catch((error: unknown) => {
      socket.destroy(error instanceof Error ? error : new Error(String(error)));
    });
    const answer = await answerOf(socket);
    if (answer === 'stream: OK') return { found: null };
    const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
    if (found !== undefined) return { found };
    throw new Error(`clamd answered ${JSON.stringify(answer)}`);
  } finally {
    clearTimeout(timer);
    stop.abort();
    socket.destroy();
  }
};
