import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PushHost } from '../../ground/push-hosts.js';
import type { FromSender, ToSender } from './words.js';

const program = fileURLToPath(new URL('./main.js', import.meta.url));

/**
 * What of the environment the sender needs: certificates, the time zone for its log, the search
 * path. Not the secret, not the database's address.
 */
const passedOn = [
  'PATH',
  'TZ',
  'NODE_ENV',
  'NODE_EXTRA_CA_CERTS',
  'NODE_OPTIONS',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'SystemRoot',
] as const;

/** One that does not listen after so long, ms, is killed. */
const startsWithin = 60_000;

/** A sender process that is up and listening. */
export interface SenderProcess {
  readonly pid: number;
  say(words: ToSender): void;
  /** Ends it at once, even where it is halted. */
  kill(): void;
  /** Lets go of it and waits until it has ended; kills it after `patience` ms. */
  stop(patience: number): Promise<void>;
}

/**
 * Starts a sender process and waits until it listens.
 * @throws Error where it ends before that, or takes too long
 */
export const startProcess = (parts: {
  readonly hosts: readonly PushHost[];
  readonly timeout?: number | undefined;
  readonly hear: (words: FromSender) => void;
  /** It ended, for whatever reason, after it had listened. */
  readonly ended: (how: string) => void;
}): Promise<SenderProcess> =>
  new Promise((settle, reject) => {
    const child = fork(program, [], {
      env: environment(),
      execArgv: [],
      serialization: 'advanced',
    });
    // It goes on as long as the relay does, and is no reason for the relay to go on.
    child.unref();
    child.channel?.unref();
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    let ready = false;
    // Sending to a child that just ended: its end is what matters, and is heard below.
    const say = (words: ToSender): void => void child.send(words, () => undefined);
    const kill = (): void => void child.kill('SIGKILL');
    const late = setTimeout(kill, startsWithin).unref();
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(late);
      const how = signal ?? `code ${String(code)}`;
      if (ready) parts.ended(how);
      else reject(new Error(`The sender process ended at once (${how})`));
    });
    child.on('message', (words: FromSender) => {
      if (words.say !== 'ready') return parts.hear(words);
      ready = true;
      clearTimeout(late);
      say({ say: 'setUp', hosts: parts.hosts, timeout: parts.timeout });
      settle({ pid: child.pid ?? 0, say, kill, stop: (patience) => stop(child, gone, patience) });
    });
  });

const stop = async (child: ChildProcess, gone: Promise<void>, patience: number): Promise<void> => {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  await gone;
  clearTimeout(timer);
};

const environment = (): NodeJS.ProcessEnv => {
  const found: NodeJS.ProcessEnv = {};
  for (const name of passedOn) {
    const value = process.env[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
};
