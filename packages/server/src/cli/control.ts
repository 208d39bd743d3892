import { rm } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import type { Clock } from '../ground/clock.js';
import type { Log } from '../ground/log.js';
import type { Store } from '../store/store.js';
import { controlAddress } from './address.js';
import { findCommand } from './commands.js';
import { explain } from './explain.js';
import type { Say } from './say.js';
import { longestLine, Request, type Answer } from './wire.js';

/** The relay's ear for the command line. */
export interface Control {
  /** Takes nothing new, stops what runs at its next safe point, and waits for it. */
  stop(): Promise<void>;
}

interface ControlParts {
  /** The relay's data folder; whoever may write there may command. */
  readonly folder: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'error'>;
}

/**
 * Listens on the local socket (mode 600, so only the relay's own user and root) and runs commands
 * on the relay's store, since on SQLite nobody else can open it. Call it with the store open: a
 * socket that was left there by a relay that was killed is then surely nobody's.
 */
export const startControl = async (parts: ControlParts): Promise<Control> => {
  const address = controlAddress(parts.folder);
  if (process.platform !== 'win32') await rm(address, { force: true });
  const stopping = new AbortController();
  const sockets = new Set<Socket>();
  const running = new Set<Promise<void>>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const run = serve(parts, socket, stopping.signal).finally(() => {
      running.delete(run);
      sockets.delete(socket);
    });
    running.add(run);
  });
  await listen(server, address);
  return {
    stop: async () => {
      const closed = new Promise((done) => server.close(done));
      stopping.abort();
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
      await Promise.all(running);
      await closed;
    },
  };
};

const listen = (server: ReturnType<typeof createServer>, address: string): Promise<void> =>
  new Promise((done, reject) => {
    server.once('error', reject);
    // The socket is made while `listen` runs, and is never open to others, not even for a moment.
    const mask = process.umask(0o177);
    server.listen(address, done);
    process.umask(mask);
  });

const serve = async (parts: ControlParts, socket: Socket, stopping: AbortSignal): Promise<void> => {
  const left = new AbortController();
  socket.on('close', () => left.abort());
  // A client that went away: `close` follows, and stops the command.
  socket.on('error', () => undefined);
  const tell = (answer: Answer): void => {
    if (socket.writable) socket.write(`${JSON.stringify(answer)}\n`);
  };
  try {
    const request = await readRequest(socket);
    if (request === null) return;
    const command = findCommand(request.command);
    if (!command) {
      tell({
        say: 'refused',
        text: `This relay knows no command ${request.command}. Use the one that it came with.`,
      });
      return;
    }
    parts.log.info({ command: request.command }, 'command');
    const { store, clock } = parts;
    const signal = AbortSignal.any([stopping, left.signal]);
    await command.run({ store, clock, signal, say: sayBy(tell) }, request.args);
    tell({ say: 'done' });
  } catch (error) {
    const text = explain(error);
    if (text === null) parts.log.error({ err: error }, 'a command failed');
    tell({ say: 'refused', text: text ?? 'The command failed; the relay’s log says why.' });
  } finally {
    socket.end();
  }
};

const sayBy = (tell: (answer: Answer) => void): Say => ({
  line: (text) => tell({ say: 'line', text }),
  begin: (text) => tell({ say: 'begin', text }),
  progress: (share, count) => tell({ say: 'progress', share, count }),
  end: (text) => tell({ say: 'end', text }),
});

/** The first line, as a request; null where the client left without one. */
const readRequest = async (socket: Socket): Promise<Request | null> => {
  socket.on('data', () => {
    if (socket.bytesRead > longestLine) socket.destroy();
  });
  const lines = createInterface({ input: socket });
  for await (const line of lines) return v.parse(Request, JSON.parse(line));
  return null;
};
