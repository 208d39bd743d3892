import assert from 'node:assert/strict';
import { io, type Socket } from 'socket.io-client';
import { newId, type Json } from '../protocol/client.js';
import { until } from '../support/until.js';

const HART = { protocol: 1, council: 'hart' };

/** A message that the relay acknowledged. */
export interface Kept {
  readonly id: string;
  readonly seq: number;
}

/** A resident with a chat of their own, who comes back as the widget does: by what the relay says. */
export class Chatter {
  token = '';
  /** What was acknowledged, in order. */
  readonly kept: Kept[] = [];
  /** What was told of this chat, by `seq`. */
  readonly told = new Map<number, string>();
  /** What it is to hear again. */
  missed: readonly Kept[] = [];
  /** Codes that it was sent away with, in order. */
  readonly refusals: string[] = [];
  socket: Socket | undefined;
  #withinMs = 1_000;

  constructor(readonly url: string) {}

  /** Connects and begins a chat. */
  async begin(service = 'waste'): Promise<void> {
    await this.connect();
    const start = { id: newId(), service, language: 'en' };
    // On a machine that does much else the relay may say for a while that it is busy.
    const answer = await until(
      'the chat begins',
      async () => {
        const said = await this.ask('start', start);
        return said['ok'] === true ? said : null;
      },
      60_000,
    );
    this.token = String(answer['token']);
    this.#hear(answer['messages']);
  }

  /** Resolves once it is in, and, with a token, has heard `resumed`; waits as long as it is told to. */
  connect(since = this.kept.at(-1)?.seq ?? 0): Promise<void> {
    const socket = io(`${this.url}/resident`, {
      ...{ forceNew: true, reconnection: false, autoConnect: false, transports: ['websocket'] },
      timeout: 60_000,
      auth: (give) => give(this.token === '' ? HART : { ...HART, token: this.token, since }),
    });
    this.socket = socket;
    socket.on('messages', ({ messages }: Json) => this.#hear(messages));
    socket.on('comeBack', ({ withinMs }: { withinMs: number }) => {
      this.#withinMs = withinMs;
    });
    return new Promise((resolve, reject) => {
      let isIn = false;
      const again = (ms: number): void => void setTimeout(() => socket.connect(), ms);
      const isBack = (): void => {
        isIn = true;
        resolve();
      };
      socket.on('connect', () => {
        if (this.token === '') isBack();
      });
      socket.on('resumed', (what: Json) => {
        this.token = String(what['token']);
        this.#hear(what['messages']);
        isBack();
      });
      socket.on('lost', ({ problem }: Json) => reject(new Error(JSON.stringify(problem))));
      socket.on('disconnect', () => {
        if (!isIn) again(Math.random() * this.#withinMs);
      });
      socket.on('connect_error', (error) => {
        const data = (error as Error & { data?: { code: string; params?: { seconds?: number } } })
          .data;
        this.refusals.push(data?.code ?? error.message);
        again((data?.params?.seconds ?? Math.random()) * 1_000);
      });
      socket.connect();
    });
  }

  /** Writes a message; it counts once it is acknowledged. */
  async say(body: string): Promise<void> {
    const id = newId();
    const { seq } = await this.grant('message', { id, body });
    this.kept.push({ id, seq: Number(seq) });
  }

  ask(event: string, body: object): Promise<Json> {
    if (this.socket === undefined) throw new Error('not connected');
    return this.socket.timeout(60_000).emitWithAck(event, body) as Promise<Json>;
  }

  async grant(event: string, body: object): Promise<Json> {
    const answer = await this.ask(event, body);
    assert.equal(answer['ok'], true, `${event}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Everything of the chat, as the relay has it. */
  async all(): Promise<readonly Kept[]> {
    const entries: Kept[] = [];
    for (;;) {
      const page = await this.grant('replay', { since: entries.at(-1)?.seq ?? 0 });
      entries.push(...(page['messages'] as Kept[]));
      if (page['more'] !== true) return entries;
    }
  }

  /** What was acknowledged and is not there, or is there twice or in another order. */
  async lost(): Promise<readonly Kept[]> {
    const all = await this.all();
    const mine = new Set(this.kept.map(({ id }) => id));
    const found = all.filter(({ id }) => mine.has(id));
    const isSame = ({ id, seq }: Kept, at: number): boolean =>
      found[at]?.id === id && found[at]?.seq === seq;
    return found.length === this.kept.length
      ? this.kept.filter((one, at) => !isSame(one, at))
      : this.kept;
  }

  /** The line is gone at once, unsaid. */
  cut(): void {
    this.socket?.io.engine.close();
    this.socket?.disconnect();
  }

  #hear(messages: unknown): void {
    for (const { id, seq } of messages as Kept[]) this.told.set(seq, id);
  }
}

/** Does it for all, so many at once. */
export const forAll = async <T>(
  all: readonly T[],
  atOnce: number,
  run: (one: T) => Promise<void>,
): Promise<void> => {
  const left = [...all];
  const worker = async (): Promise<void> => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await run(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};
