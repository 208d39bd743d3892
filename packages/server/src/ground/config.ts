import { join, resolve } from 'node:path';
import { Problem, relayLimits } from '@bellman/protocol';
import { isAddressRange } from './addresses.js';
import { readClamAddress, type ClamAddress } from './clam-address.js';
import { logLevels } from './log.js';
import { knownPushHosts, readPushHosts, type PushHost } from './push-hosts.js';

export type { PushHost } from './push-hosts.js';

/** What the environment says, checked. */
export interface Config {
  /** With the demo councils; then for this machine only. */
  readonly demo: boolean;
  /** PORT; 0 lets the system choose. */
  readonly port: number;
  /** HOST; the demo listens on 127.0.0.1 whatever it says. */
  readonly host: string;
  /** BELLMAN_DATA, absolute. */
  readonly data: string;
  /** DATABASE_URL; null: SQLite in the data folder. */
  readonly databaseUrl: string | null;
  /** BELLMAN_PUBLIC_URL: an origin, without a slash at its end. */
  readonly publicUrl: string | null;
  /** BELLMAN_SECRET; null: made once and kept in the data folder. */
  readonly secret: string | null;
  /** BELLMAN_TRUSTED_PROXIES: addresses and ranges, separated by commas. */
  readonly trustedProxies: string | null;
  /** The push services that this relay sends to: the known ones and BELLMAN_PUSH_HOSTS. */
  readonly pushHosts: readonly PushHost[];
  /** SMTP_URL; null: the relay sends no e-mail. */
  readonly smtpUrl: string | null;
  /** BELLMAN_MAIL_FROM: the address that e-mail comes from. */
  readonly mailFrom: string;
  /** BELLMAN_FILES: the folder of chats' files, absolute; relays that share a store share it. */
  readonly files: string;
  /** BELLMAN_CLAMAV: where `clamd` listens; null: files are not checked for viruses. */
  readonly clamav: ClamAddress | null;
  /** BELLMAN_SOCKETS: how many residents may be connected with this process at once. */
  readonly sockets: number;
  /** BELLMAN_DRAIN_SECONDS: how long it still serves after it said that it stops, ms. */
  readonly drain: number;
  /** BELLMAN_LOG_LEVEL, in pino's words. */
  readonly logLevel: string;
}

/** Where nodes share a database, each must know the secret; the demo's is no secret. */
const DEMO_SECRET = 'bellman-demo-secret-that-everybody-knows';
const SECRET_LENGTH = 32;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks every setting; answers a frozen object.
 * @throws Problem `setting-wrong`, `setting-missing`, with the setting and what to do.
 */
export const readConfig = (env: Environment, options: { readonly demo: boolean }): Config => {
  const { demo } = options;
  const get = (name: string): string | null => env[name]?.trim() || null;
  const data = resolve(get('BELLMAN_DATA') ?? '.bellman');
  const databaseUrl = readUrl('DATABASE_URL', get('DATABASE_URL'), ['postgres:', 'postgresql:']);
  const publicUrl = readOrigin(get('BELLMAN_PUBLIC_URL'));
  const trustedProxies = readProxies(get('BELLMAN_TRUSTED_PROXIES'));
  if (demo)
    refuseInDemo({ BELLMAN_PUBLIC_URL: publicUrl, BELLMAN_TRUSTED_PROXIES: trustedProxies });
  return Object.freeze({
    demo,
    port: readPort(get('PORT')),
    host: demo ? demoHost(get('HOST')) : (get('HOST') ?? '0.0.0.0'),
    data,
    files: resolve(get('BELLMAN_FILES') ?? join(data, 'files')),
    clamav: readClamAddress(get('BELLMAN_CLAMAV')),
    databaseUrl,
    publicUrl,
    secret: readSecret(get('BELLMAN_SECRET'), databaseUrl, demo),
    trustedProxies,
    pushHosts: Object.freeze([
      ...knownPushHosts,
      ...readPushHosts(get('BELLMAN_PUSH_HOSTS') ?? ''),
    ]),
    smtpUrl: readUrl('SMTP_URL', get('SMTP_URL'), ['smtp:', 'smtps:']),
    mailFrom: readMailFrom(get('BELLMAN_MAIL_FROM'), publicUrl),
    sockets: readSockets(get('BELLMAN_SOCKETS')),
    drain: readDrain(get('BELLMAN_DRAIN_SECONDS')),
    logLevel: readLogLevel(get('BELLMAN_LOG_LEVEL'), demo),
  });
};

/**
 * What a relay that serves the public needs besides: alerts carry its address, and it tells its
 * own pages from others' by it.
 * @throws Problem `setting-missing`
 */
export const checkServing = (config: Config): void => {
  if (config.demo || config.publicUrl !== null) return;
  throw new Problem('setting-missing', {
    setting: 'BELLMAN_PUBLIC_URL',
    advice:
      'Set it to the address at which people reach this relay, such as https://chat.example.gov.uk.',
  });
};

const wrong = (setting: string, value: string, advice: string): Problem =>
  new Problem('setting-wrong', { setting, value, advice });

const readPort = (value: string | null): number => {
  if (value === null) return 8080;
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65_535) return port;
  throw wrong('PORT', value, 'Set it to a number from 0 to 65535, such as 8080.');
};

/** A URL may hold a password, so a wrong one is not repeated. */
const readUrl = (name: string, value: string | null, schemes: readonly string[]): string | null => {
  if (value === null) return null;
  if (URL.canParse(value) && schemes.includes(new URL(value).protocol)) return value;
  throw wrong(
    name,
    'not an address of the right kind',
    `Start it with ${schemes[0]}// and a host.`,
  );
};

const readOrigin = (value: string | null): string | null => {
  if (value === null) return null;
  const advice = 'Set it to a scheme and a host alone, such as https://chat.example.gov.uk.';
  if (!URL.canParse(value)) throw wrong('BELLMAN_PUBLIC_URL', value, advice);
  const url = new URL(value);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const scheme = url.protocol === 'https:' || (url.protocol === 'http:' && local);
  if (!scheme || `${url.origin}/` !== url.href) throw wrong('BELLMAN_PUBLIC_URL', value, advice);
  return url.origin;
};

const readProxies = (value: string | null): string | null => {
  if (value === null) return null;
  const proxies = value.split(',').map((entry) => entry.trim());
  const named = ['loopback', 'linklocal', 'uniquelocal'];
  for (const proxy of proxies) {
    if (named.includes(proxy) || isAddressRange(proxy)) continue;
    throw wrong(
      'BELLMAN_TRUSTED_PROXIES',
      value,
      'List addresses or ranges, separated by commas, such as 10.0.0.5, 10.1.0.0/16 or loopback.',
    );
  }
  return proxies.join(', ');
};

const readSecret = (
  value: string | null,
  databaseUrl: string | null,
  demo: boolean,
): string | null => {
  const make = 'Make one with: openssl rand -base64 32';
  if (value !== null) {
    if (value.length >= SECRET_LENGTH) return value;
    throw wrong('BELLMAN_SECRET', `only ${value.length} characters long`, make);
  }
  if (databaseUrl === null) return null;
  if (demo) return DEMO_SECRET;
  throw new Problem('setting-missing', {
    setting: 'BELLMAN_SECRET',
    advice: `With DATABASE_URL every relay needs the same one. ${make}`,
  });
};

/** The usual one is at the relay's own host, for which its council answers. */
const readMailFrom = (value: string | null, publicUrl: string | null): string => {
  if (value === null) return `webchat@${new URL(publicUrl ?? 'http://localhost').hostname}`;
  if (/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(value)) return value;
  const advice = 'Set it to an address alone, such as webchat@example.gov.uk.';
  throw wrong('BELLMAN_MAIL_FROM', value, advice);
};

/** A process that takes longer over its end than a minute is killed by what runs it. */
const readDrain = (value: string | null): number => {
  if (value === null) return 0;
  if (/^\d{1,2}$/.test(value) && Number(value) <= 60) return Number(value) * 1_000;
  throw wrong('BELLMAN_DRAIN_SECONDS', value, 'Set it to seconds from 0 to 60, such as 5.');
};

const readSockets = (value: string | null): number => {
  if (value === null) return relayLimits.sockets.resident;
  if (/^[1-9]\d{0,6}$/.test(value)) return Number(value);
  throw wrong('BELLMAN_SOCKETS', value, 'Set it to a number from 1 on, such as 20000.');
};

const readLogLevel = (value: string | null, demo: boolean): string => {
  if (value === null) return demo ? 'warn' : 'info';
  if ((logLevels as readonly string[]).includes(value)) return value;
  throw wrong('BELLMAN_LOG_LEVEL', value, `Choose one of ${logLevels.join(', ')}.`);
};

/** The demo's own address; naming it is no mistake, naming another is. */
const demoHost = (value: string | null): string => {
  if (value !== null && !['127.0.0.1', 'localhost'].includes(value)) refuseInDemo({ HOST: value });
  return '127.0.0.1';
};

const refuseInDemo = (settings: Readonly<Record<string, string | null>>): void => {
  for (const [setting, value] of Object.entries(settings)) {
    if (value === null) continue;
    throw wrong(
      setting,
      value,
      'The demo has passwords that everybody knows, so it serves this machine alone. Unset it, or start without the demo.',
    );
  }
};
