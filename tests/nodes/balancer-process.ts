import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeCertificate } from '../support/certificate.js';
import { until } from '../support/until.js';

export type BalancerName = 'nginx' | 'haproxy';

/** A balancer that runs with the project's own example, its ports and certificate filled in. */
export interface Balancer {
  readonly url: string;
  /** What its callers must trust. */
  readonly ca: string;
  stop(): Promise<void>;
}

const EXAMPLES = fileURLToPath(new URL('../../../examples/balancer/', import.meta.url));
const FOLDERS = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** Where a program of this machine is; null: it has none. */
export const programOf = (name: BalancerName): string | null =>
  FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;

/** Puts something in the place of each; a place that the example does not have is a fault. */
const filled = (text: string, places: Readonly<Record<string, string>>): string => {
  let all = text;
  for (const [place, value] of Object.entries(places)) {
    if (!all.includes(place)) throw new Error(`The example has no "${place}"`);
    all = all.replaceAll(place, value);
  }
  return all;
};

/** nginx's example is a part of its whole settings; what it writes goes into `folder`. */
const nginxOf = (folder: string, example: string): string => `
daemon off;
pid ${folder}/nginx.pid;
error_log stderr warn;
events { worker_connections 1024; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  include ${example};
}
`;

/**
 * Starts one in front of relays on these ports of this machine.
 * @param port where it listens
 */
export const startBalancer = async (
  name: BalancerName,
  port: number,
  relays: readonly [number, number],
): Promise<Balancer> => {
  const program = programOf(name);
  if (program === null) throw new Error(`This machine has no ${name}`);
  const folder = await mkdtemp(join(tmpdir(), `bellman-${name}-`));
  const { cert, key } = await makeCertificate(folder);
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  await writeFile(files.cert, name === 'haproxy' ? `${cert.trim()}\n${key}` : cert);
  await writeFile(files.key, key);
  const ports = {
    '127.0.0.1:8081': `127.0.0.1:${relays[0]}`,
    '127.0.0.1:8082': `127.0.0.1:${relays[1]}`,
  };
  const example = join(folder, 'example');
  const file = name === 'nginx' ? 'nginx.conf' : 'haproxy.cfg';
  const own =
    name === 'nginx'
      ? {
          'listen 443 ssl': `listen 127.0.0.1:${port} ssl`,
          '/etc/ssl/bellman.pem': files.cert,
          '/etc/ssl/bellman.key': files.key,
        }
      : {
          'bind :443': `bind 127.0.0.1:${port}`,
          // As many as a test's own process may have.
          'maxconn 50000': 'maxconn 500',
          '/etc/ssl/bellman-with-key.pem': files.cert,
        };
  await writeFile(example, filled(await readFile(EXAMPLES + file, 'utf8'), { ...ports, ...own }));
  await mkdir(join(folder, 'logs'));
  const whole = join(folder, 'nginx.conf');
  if (name === 'nginx') await writeFile(whole, nginxOf(folder, example));
  const args = name === 'nginx' ? ['-p', folder, '-c', whole] : ['-db', '-f', example];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (words: string) => (said += words));
  const kill = (): boolean => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'exit');
  await Promise.race([
    until(`${name} listens`, async () => {
      const { connect } = await import('node:net');
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.destroy();
      return true;
    }),
    ended.then(() => {
      throw new Error(`${name} ended before it served:\n${said}`);
    }),
  ]);
  return {
    url: `https://localhost:${port}`,
    ca: cert,
    stop: async () => {
      process.off('exit', kill);
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
};
