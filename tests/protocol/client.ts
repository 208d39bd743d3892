import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { startRelay } from '../support/relay.js';
import { Watch } from '../support/watch.js';

/** What travels: JSON, read by name as `PROTOCOL.md` gives the names. */
export type Json = Readonly<Record<string, unknown>>;

export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** The relay at BELLMAN_URL, or one of our own. */
export const aRelay = async (): Promise<Served> => {
  const url = process.env['BELLMAN_URL'];
  if (url) return { url: url.replace(/\/$/, ''), stop: async () => {} };
  return startRelay();
};

/** An id as a sender makes it. */
export const newId = (): string => randomUUID();

/** A client of the socket contract that is none of ours: it knows the page and nothing else. */
export class Client {
  readonly watch = new Watch();
  /** Everything that the relay told, in order. */
  readonly told: { readonly event: string; readonly what: Json }[] = [];

  /** Why the connection ended; null while it lasts. */
  left: string | null = null;

  constructor(readonly socket: Socket) {
    socket.onAny((event: string, what: Json) => {
      this.told.push({ event, what });
      this.watch.changed();
    });
    socket.on('disconnect', (reason) => {
      this.left = reason;
      this.watch.changed();
    });
  }

  /** Asks, and answers the acknowledgement whatever it says. */
  ask(event: string, payload?: unknown): Promise<Json> {
    const sent = payload === undefined ? [] : [payload];
    return this.socket.timeout(10_000).emitWithAck(event, ...sent) as Promise<Json>;
  }

  /** Asks, and answers what it was granted; throws a refusal. */
  async grant(event: string, payload?: unknown): Promise<Json> {
    const answer = await this.ask(event, payload);
    assert.equal(answer['ok'], true, `${event} was refused: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Asks, and answers the code it was refused with. */
  async refusal(event: string, payload?: unknown): Promise<string> {
    const answer = await this.ask(event, payload);
    assert.equal(answer['ok'], false, `${event} was granted`);
    return codeOf(answer['problem']);
  }

  /** Resolves with the first that was told by this name and passes `when`. */
  hears(event: string, when: (what: Json) => boolean = () => true): Promise<Json> {
    return this.watch.until(
      `${event} is told`,
      () => this.told.find((one) => one.event === event && when(one.what))?.what,
    );
  }

  leave(): void {
    this.socket.disconnect();
  }
}

/** Checks that this is a problem in full (RFC 9457 and `code`), and answers its code. */
export const codeOf = (problem: unknown): string => {
  const { code, status, title, type } = problem as Json;
  assert.equal(typeof code, 'string', JSON.stringify(problem));
  assert.equal(typeof status, 'number');
  assert.equal(typeof title, 'string');
  assert.equal(type, `/problems#${String(code)}`);
  return String(code);
};

const open = (url: string, auth: Json, options: Partial<ManagerOptions & SocketOptions>): Socket =>
  io(url, { auth, forceNew: true, reconnection: false, ...options });

/** Connects; throws a refusal. */
export const connect = (
  url: string,
  auth: Json,
  options: Partial<ManagerOptions & SocketOptions> = {},
): Promise<Client> =>
  new Promise((resolve, reject) => {
    const socket = open(url, auth, options);
    const client = new Client(socket);
    socket.once('connect', () => resolve(client));
    socket.once('connect_error', reject);
  });

/** Connects where that must be refused, and answers the code. */
export const connectRefusal = (
  url: string,
  auth: Json,
  options: Partial<ManagerOptions & SocketOptions> = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = open(url, auth, options);
    socket.once('connect', () => {
      socket.disconnect();
      reject(new Error('it was let in'));
    });
    socket.once('connect_error', (error) => {
      socket.disconnect();
      const problem: unknown = Reflect.get(error, 'data');
      if (problem === undefined) reject(error);
      else resolve(codeOf(problem));
    });
  });

/** A resident's connection to Hart. */
export const aResident = (url: string, more: Json = {}): Promise<Client> =>
  connect(`${url}/resident`, { protocol: 1, council: 'hart', ...more });

/** Signs in by REST; answers the session's cookie as a browser would send it. */
export const signIn = async (
  url: string,
  email: string,
  password = 'bellman-demo',
): Promise<string> => {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  assert.equal(answer.status, 200, await answer.text());
  const [cookie = ''] = answer.headers.getSetCookie();
  assert.match(cookie, /^__Host-bellman=[^;]+/);
  return cookie.split(';')[0] ?? '';
};

/** A staff member's connection, from the relay's own desk. */
export const aStaffMember = async (url: string, email: string, cookie?: string): Promise<Client> =>
  connect(
    `${url}/staff`,
    { protocol: 1 },
    {
      extraHeaders: { Cookie: cookie ?? (await signIn(url, email)), Origin: url },
    },
  );
