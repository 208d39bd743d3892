import type { NewId } from '../ground/ids.js';
import type { Kept } from '../ground/kept.js';
import { asRefusal, type Refusal } from '../link/refusal.js';
import type { Link } from '../link/socket.js';
import { t } from '../text/text.js';
import { Model } from '../ui/model.js';

/** A message that the relay has not acknowledged. Its id stays the same however often it is sent. */
export interface Unsent {
  readonly id: string;
  readonly body: string;
  /** `sending` now; `held` until the connection is back; `refused` for `reason`. */
  readonly state: 'sending' | 'held' | 'refused';
  readonly reason?: string;
}

/** Told of each message once the relay has stored it. */
export type OnSent = (
  conversation: string,
  sent: Unsent,
  ack: { seq: number; at: number; body?: string },
) => void;

/** Refusals that pass by themselves. */
const passing = new Set<Refusal['code']>(['too-fast', 'overloaded', 'draining', 'internal']);
const PAUSE_SECONDS = 5;

/**
 * Sends messages one after another in each conversation, so that they keep their order, and sends
 * again under the same id whatever was not acknowledged: the relay then stores it once (C2).
 */
export class Outbox extends Model {
  readonly #unsent = new Map<string, Unsent[]>();
  readonly #busy = new Set<string>();

  constructor(
    private readonly link: Link,
    private readonly kept: Kept,
    private readonly newId: NewId,
    private readonly onSent: OnSent,
  ) {
    super();
  }

  /** What is unsent in a conversation, oldest first. */
  of(conversation: string): readonly Unsent[] {
    return this.#list(conversation);
  }

  /** Takes a message on and sends it as soon as it can be. */
  add(conversation: string, body: string): void {
    this.#keep(conversation, [
      ...this.#list(conversation),
      { id: this.newId(), body, state: 'sending' },
    ]);
    void this.flush(conversation);
  }

  /** Tries a refused message again, under the same id. */
  retry(conversation: string, id: string): void {
    this.#mark(conversation, id, 'sending');
    void this.flush(conversation);
  }

  /** Gives a refused message up; answers its words. */
  takeBack(conversation: string, id: string): string {
    const found = this.#list(conversation).find((unsent) => unsent.id === id);
    this.#drop(conversation, id);
    return found?.body ?? '';
  }

  /** Sends nothing of a conversation by itself any more: it is somebody else's. */
  hold(conversation: string): void {
    const reason = t('chat.goneNow');
    this.#keep(
      conversation,
      this.#list(conversation).map(({ id, body }) => ({ id, body, state: 'refused', reason })),
    );
  }

  /** Throws away what is unsent in a conversation. */
  clear(conversation: string): void {
    if (this.#list(conversation).length > 0) this.#keep(conversation, []);
  }

  /** Sends what is unsent in a conversation: after adding, and after every reconnect. */
  async flush(conversation: string): Promise<void> {
    if (this.#busy.has(conversation)) return;
    this.#busy.add(conversation);
    try {
      for (let next = this.#next(conversation); next; next = this.#next(conversation))
        if (!(await this.#send(conversation, next))) return;
    } finally {
      this.#busy.delete(conversation);
    }
  }

  /** Whether sending may go on with the next one. */
  async #send(conversation: string, { id, body }: Unsent): Promise<boolean> {
    this.#mark(conversation, id, 'sending');
    try {
      const ack = await this.link.ask('message', { conversation, id, body });
      this.onSent(conversation, { id, body, state: 'sending' }, ack);
      this.#drop(conversation, id);
      return true;
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (refusal.code === 'unreachable' || refusal.code === 'sign-in-needed') {
        this.#mark(conversation, id, 'held');
        // Connected, but no answer came in time: the next try is the same message again.
        return this.link.connected && refusal.code === 'unreachable';
      }
      if (passing.has(refusal.code)) {
        this.#mark(conversation, id, 'held');
        const seconds = Number(refusal.params['seconds'] ?? PAUSE_SECONDS);
        setTimeout(() => void this.flush(conversation), seconds * 1_000);
        return false;
      }
      this.#mark(conversation, id, 'refused', refusal.message);
      return true;
    }
  }

  #next(conversation: string): Unsent | undefined {
    return this.#list(conversation).find(({ state }) => state !== 'refused');
  }

  #mark(conversation: string, id: string, state: Unsent['state'], reason?: string): void {
    this.#keep(
      conversation,
      this.#list(conversation).map((unsent) =>
        unsent.id === id
          ? { id, body: unsent.body, state, ...(reason === undefined ? {} : { reason }) }
          : unsent,
      ),
    );
  }

  #drop(conversation: string, id: string): void {
    this.#keep(
      conversation,
      this.#list(conversation).filter((unsent) => unsent.id !== id),
    );
  }

  #list(conversation: string): Unsent[] {
    const held = this.#unsent.get(conversation);
    if (held) return held;
    const kept = this.kept.get(`outbox:${conversation}`);
    const list = Array.isArray(kept) ? (kept as Unsent[]) : [];
    this.#unsent.set(conversation, list);
    return list;
  }

  #keep(conversation: string, list: Unsent[]): void {
    this.#unsent.set(conversation, list);
    if (list.length === 0) this.kept.remove(`outbox:${conversation}`);
    else this.kept.set(`outbox:${conversation}`, list);
    this.changed();
  }
}
