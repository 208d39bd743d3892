import type { Ack, NewMessage, ProblemView } from '@bellman/protocol';
import type { NewId } from '../ground/ids.js';
import type { Timers } from '../ground/timers.js';
import type { KeptMessage } from './kept.js';
import { AFTER_SILENCE, waitOf } from './passing.js';

/**
 * A message on its way. `refused` ones stay until they are sent again, removed, or the chat is
 * reset; `held` ones are of a chat that is over, and go into the next.
 */
export interface Unsent extends KeptMessage {
  readonly state: 'sending' | 'unsent' | 'refused' | 'held';
  readonly problem?: ProblemView;
}

type Answer = Ack<{ readonly seq: number; readonly at: number; readonly body?: string }>;

/** What an outbox needs of its surroundings. */
export interface OutboxParts {
  /** Hands a message to the relay. Rejects when no answer came; the message may have arrived. */
  send(message: NewMessage): Promise<Answer>;
  /** Whether it is worth trying now. */
  canSend(): boolean;
  keep(messages: readonly KeptMessage[]): void;
  /** The relay has stored it as number `seq`. */
  sent(message: KeptMessage, seq: number, at: number): void;
  changed(): void;
  readonly timers: Timers;
  readonly newId: NewId;
}

/**
 * Messages until they are acknowledged, sent one after the other in the order they were written,
 * each under the id it was written with however often it is sent (C2).
 */
export class Outbox {
  #items: readonly Unsent[];
  #busy = false;
  #cancel: (() => void) | undefined;

  /** `kept` are messages that an earlier page of this tab could not send. */
  constructor(
    private readonly parts: OutboxParts,
    kept: readonly KeptMessage[] = [],
  ) {
    this.#items = kept.map((message) => ({ ...message, state: 'unsent' }));
  }

  get items(): readonly Unsent[] {
    return this.#items;
  }

  /** Takes a message in. It is kept before it is sent. Answers its id. */
  add(body: string): string {
    const id = this.parts.newId();
    const state = this.parts.canSend() ? 'sending' : 'unsent';
    this.#set([...this.#items, { id, body, at: this.parts.timers.now(), state }]);
    void this.flush();
    return id;
  }

  /** Sends everything that is due, in order, until one finds no answer. */
  async flush(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#cancel?.();
    try {
      for (let item = this.#due(); item; item = this.#due()) {
        if (!(await this.#attempt(item))) break;
      }
    } finally {
      this.#busy = false;
    }
  }

  /** Tries a message again that was refused or found no answer. */
  retry(id: string): void {
    this.#change(id, { state: 'unsent' });
    void this.flush();
  }

  /** Gives up a message that was refused. Answers its words; none where it is not refused. */
  remove(id: string): string {
    const item = this.#items.find((one) => one.id === id && one.state === 'refused');
    if (!item) return '';
    this.#set(this.#items.filter((one) => one !== item));
    return item.body;
  }

  /** The relay has it: an echo or a replay showed the id before any acknowledgement did. */
  acknowledged(id: string): void {
    if (this.#items.some((item) => item.id === id)) {
      this.#set(this.#items.filter((item) => item.id !== id));
    }
  }

  /** What was never sent, as one text. */
  get words(): string {
    return this.#items.map(({ body }) => body).join('\n\n');
  }

  clear(): void {
    this.#cancel?.();
    this.#set([]);
  }

  #due(): Unsent | undefined {
    return this.parts.canSend() ? this.#items.find(({ state }) => state !== 'refused') : undefined;
  }

  async #attempt(item: Unsent): Promise<boolean> {
    this.#change(item.id, { state: 'sending' });
    let answer: Answer;
    try {
      answer = await this.parts.send({ id: item.id, body: item.body });
    } catch {
      // No answer in time. It may have arrived: the same id goes again, and cannot be doubled.
      return this.#later(item.id, AFTER_SILENCE);
    }
    if (answer.ok) {
      this.parts.sent({ ...item, body: answer.body ?? item.body }, answer.seq, answer.at);
      this.acknowledged(item.id);
      return true;
    }
    const { problem } = answer;
    const wait = waitOf(problem);
    if (wait !== null) return this.#later(item.id, wait);
    if (problem.code === 'message-id-reused') this.#change(item.id, { id: this.parts.newId() });
    else this.#change(item.id, { state: 'refused', problem });
    return true;
  }

  #later(id: string, wait: number): false {
    this.#change(id, { state: 'unsent' });
    this.#cancel = this.parts.timers.after(wait, () => void this.flush());
    return false;
  }

  #change(id: string, change: Partial<Unsent>): void {
    this.#set(
      this.#items.map((item) => {
        if (item.id !== id) return item;
        const { problem: _old, ...rest } = item;
        return { ...rest, ...change };
      }),
    );
  }

  #set(items: readonly Unsent[]): void {
    this.#items = items;
    this.parts.keep(items.map(({ id, body, at }) => ({ id, body, at })));
    this.parts.changed();
  }
}
