import {
  PROTOCOL_VERSION,
  type Ack,
  type ProblemView,
  type ResidentBody,
  type ResidentEvent,
  type ResidentReplies,
  type StaffBody,
  type StaffEvent,
  type StaffReplies,
  type ToResident,
  type ToStaff,
} from '@bellman/protocol';
import { io, type Socket } from 'socket.io-client';
import { councilOrigin, type TestRelay } from './relay.js';

type Incoming<M> = {
  [E in keyof M]: M[E] extends (what: infer W) => void ? { event: E; what: W } : never;
}[keyof M];

/** A client of the relay that remembers everything it hears. */
export interface TestSocket<M> {
  readonly socket: Socket;
  /** What was heard, in order. */
  readonly heard: readonly Incoming<M>[];
  /** Resolves with the first thing heard, earlier or later, that fits. */
  hear<E extends keyof M>(
    event: E,
    fits?: (what: Extract<Incoming<M>, { event: E }>['what']) => boolean,
  ): Promise<Extract<Incoming<M>, { event: E }>['what']>;
  /** Sends anything at all and answers the acknowledgement. */
  raw(event: string, ...body: unknown[]): Promise<Ack<Record<string, unknown>>>;
  /** Resolves with the reason once it is cut off. */
  readonly gone: Promise<string>;
}

export interface TestResident extends TestSocket<ToResident> {
  ask<E extends ResidentEvent>(event: E, body: ResidentBody<E>): Promise<Ack<ResidentReplies[E]>>;
}
export interface TestStaff extends TestSocket<ToStaff> {
  ask<E extends StaffEvent>(event: E, body: StaffBody<E>): Promise<Ack<StaffReplies[E]>>;
}

const open = <M>(
  url: string,
  auth: object,
  headers: Readonly<Record<string, string>>,
  transport: string,
) => {
  const socket = io(url, {
    auth,
    transports: [transport],
    extraHeaders: headers,
    forceNew: true,
    reconnection: false,
    autoConnect: false,
  });
  const heard: Incoming<M>[] = [];
  const waiting = new Set<() => void>();
  socket.onAny((event: string, what: unknown) => {
    heard.push({ event, what } as Incoming<M>);
    for (const look of [...waiting]) look();
  });
  const test: TestSocket<M> & { ask: (event: string, body: object) => Promise<never> } = {
    socket,
    heard,
    hear: (event, fits = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find((one) => one.event === event && fits(one.what as never));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found.what);
        };
        waiting.add(look);
        look();
      }),
    raw: (event, ...body) => socket.emitWithAck(event, ...body),
    ask: (event, body) => socket.emitWithAck(event, body) as Promise<never>,
    gone: new Promise((resolve) => socket.on('disconnect', resolve)),
  };
  return test;
};

const connected = <T extends { readonly socket: Socket }>(client: T): Promise<T> =>
  new Promise((resolve, reject) => {
    client.socket.once('connect', () => resolve(client));
    client.socket.once('connect_error', (error) => {
      client.socket.close();
      reject(error);
    });
    client.socket.connect();
  });

/** What a connection was refused with. */
export const refusal = async (
  connecting: Promise<{ readonly socket: Socket }>,
): Promise<ProblemView> => {
  try {
    (await connecting).socket.close();
  } catch (error) {
    if (error instanceof Error && 'data' in error) return error.data as ProblemView;
    throw error;
  }
  throw new Error('The connection was not refused');
};

/** Connects as a resident's browser does, from Hart's own page unless said. */
export const connectResident = (
  relay: Pick<TestRelay, 'url'>,
  auth: object = {},
  options: {
    readonly origin?: string;
    readonly transport?: string;
    /** What a proxy says in front of the relay. */
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<TestResident> => {
  const { origin = councilOrigin, transport = 'websocket', headers = {} } = options;
  const all = { protocol: PROTOCOL_VERSION, council: 'hart', ...auth };
  return connected(
    open(`${relay.url}/resident`, all, { origin, ...headers }, transport) as TestResident,
  );
};

/** Connects as the desk does. */
export const connectStaff = (
  relay: Pick<TestRelay, 'url'>,
  cookie: string,
  options: {
    readonly auth?: object;
    readonly headers?: Readonly<Record<string, string>>;
    readonly transport?: string;
  } = {},
): Promise<TestStaff> => {
  const { auth = {}, headers = { origin: relay.url }, transport = 'websocket' } = options;
  const all = { protocol: PROTOCOL_VERSION, ...auth };
  return connected(open(`${relay.url}/staff`, all, { cookie, ...headers }, transport) as TestStaff);
};

/** The answer, or an error that shows the problem. */
export const granted = <T>(ack: Ack<T>): { readonly ok: true } & T => {
  if (ack.ok) return ack;
  throw new Error(`Refused: ${ack.problem.title}`);
};

/** The code that something was refused with, or an error. */
export const refused = (ack: Ack<unknown>): ProblemView => {
  if (ack.ok) throw new Error('It was not refused');
  return ack.problem;
};
