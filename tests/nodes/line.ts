import { setTimeout as pause } from 'node:timers/promises';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { Json } from '../protocol/client.js';
import { Watch } from '../support/watch.js';

/** How long the relays may be away from somebody, ms: far above what any test here does to them. */
const PATIENCE = 60_000;
/** How long an answer is waited for, ms. */
const ANSWER = 5_000;

/** Refusals that pass: the same is asked again. */
const PASSING = ['overloaded', 'draining', 'too-fast', 'internal', 'unreachable'];

/** Where to connect, and with what. */
export interface Dial {
  /** With the namespace. */
  readonly url: string;
  readonly auth: Json;
  readonly options: Partial<ManagerOptions & SocketOptions>;
}

/** A refusal that does not pass. */
export class Refused extends Error {
  constructor(
    event: string,
    readonly code: string,
  ) {
    super(`${event} was refused: ${code}`);
  }
}

const codeOf = ({ problem }: Json): string => {
  const code: unknown = Reflect.get(Object(problem) as object, 'code');
  return typeof code === 'string' ? code : 'none';
};

/** A client that never gives up: it connects to any relay, and asks until it is answered. */
export abstract class Line {
  readonly watch = new Watch();
  /** Why answers failed to come or were put off, by code. */
  readonly putOff = new Map<string, number>();
  /** How often it was cut off. */
  cuts = 0;
  #socket: Socket | null = null;
  #isReady = false;
  #ended = false;
  #within = 500;

  /** Where to go next. */
  protected abstract dial(): Dial;
  /** Connected: says what must be said before anything else is asked. */
  protected abstract up(): Promise<void>;
  protected abstract hear(event: string, what: Json): void;

  get isReady(): boolean {
    return this.#isReady;
  }

  connect(): void {
    const { url, auth, options } = this.dial();
    const socket = io(url, {
      ...{ auth, forceNew: true, reconnection: false, transports: ['websocket'], timeout: 4_000 },
      ...options,
    });
    this.#socket = socket;
    socket.onAny((event: string, told: Json | null) => {
      if (this.#socket !== socket) return;
      const what = told ?? {};
      if (event === 'comeBack') this.#within = Number(what['withinMs']);
      this.hear(event, what);
      this.watch.changed();
    });
    socket.once('connect', () => {
      this.#within = 500;
      void this.#greet(socket);
    });
    const again = async (): Promise<void> => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#isReady = false;
      this.cuts += 1;
      socket.disconnect();
      await pause(Math.random() * this.#within);
      if (!this.#ended) this.connect();
    };
    socket.once('connect_error', () => void again());
    socket.once('disconnect', () => void again());
  }

  /** Says what comes first; where that fails, all of it is tried again on another connection. */
  async #greet(socket: Socket): Promise<void> {
    try {
      await this.up();
    } catch (error) {
      this.putOff.set(String(error), (this.putOff.get(String(error)) ?? 0) + 1);
      socket.disconnect();
      return;
    }
    if (this.#socket !== socket) return;
    this.#isReady = true;
    this.watch.changed();
  }

  leave(): void {
    this.#ended = true;
    const socket = this.#socket;
    this.#socket = null;
    socket?.disconnect();
  }

  /** Asks on this connection alone; null where no answer came. */
  protected async once(event: string, payload: Json): Promise<Json | null> {
    const socket = this.#socket;
    if (socket === null || !socket.connected) return null;
    return socket
      .timeout(ANSWER)
      .emitWithAck(event, payload)
      .then(
        (answer: unknown) => answer as Json,
        () => null,
      );
  }

  /** Asks, again and again with the same words, until it is answered for good. @throws Refused */
  async ask(event: string, payload: Json): Promise<Json> {
    for (;;) {
      await this.watch.until(`${event} can be asked`, () => this.#isReady, PATIENCE);
      const answer = await this.once(event, payload);
      if (answer?.['ok'] === true) return answer;
      const code = answer === null ? 'unanswered' : codeOf(answer);
      this.putOff.set(code, (this.putOff.get(code) ?? 0) + 1);
      if (answer !== null && !PASSING.includes(code)) throw new Refused(event, code);
      await pause(200 + Math.random() * 300);
    }
  }
}
