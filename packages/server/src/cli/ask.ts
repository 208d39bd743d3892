import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { ImportRefused } from '../councils/refused.js';
import { controlAddress } from './address.js';
import type { CommandName } from './commands.js';
import type { Say } from './say.js';
import { Answer } from './wire.js';

/**
 * Asks the relay that runs on `folder` to carry a command out, and says what it says.
 * @returns false where no relay runs there
 * @throws ImportRefused with the relay's refusal
 */
export const askRelay = async (
  folder: string,
  command: CommandName,
  args: unknown,
  say: Say,
): Promise<boolean> => {
  const socket = await reach(controlAddress(folder));
  if (!socket) return false;
  socket.write(`${JSON.stringify({ command, args })}\n`);
  try {
    for await (const line of createInterface({ input: socket })) {
      const answer = v.parse(Answer, JSON.parse(line));
      if (answer.say === 'done') return true;
      if (answer.say === 'refused') throw new ImportRefused(answer.text);
      if (answer.say === 'progress') say.progress(answer.share, answer.count);
      else say[answer.say](answer.text);
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    // The connection broke: that it ended without an answer is what the next line tells.
  } finally {
    socket.destroy();
  }
  throw new ImportRefused(
    'The relay stopped before the command was done. Start it, and run the command again.',
  );
};

/** Nobody there: no socket, or one that a killed relay left. */
const absent = ['ENOENT', 'ENOTDIR', 'ECONNREFUSED', 'ENOTSOCK'];

const reach = (address: string): Promise<Socket | null> =>
  new Promise((done, reject) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      // Whatever breaks it ends the lines, and that is what tells.
      socket.on('error', () => undefined);
      done(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (absent.includes(error.code ?? '')) return done(null);
      if (error.code === 'EACCES' || error.code === 'EPERM') {
        return reject(
          new ImportRefused('A relay runs here under another user. Run the command as that user.'),
        );
      }
      reject(error);
    });
  });
