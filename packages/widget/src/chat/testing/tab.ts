import type { NewId } from '../../ground/ids.js';
import { ChatSession } from '../session.js';
import { createStore, type ChatStore } from '../store.js';
import { openTabs } from '../tabs.js';
import { FakeRelay } from './relay.js';
import { FakeTime, settle } from './time.js';

/** Ids that a test can foresee: id-1, id-2 …; as long as the protocol asks, where that matters. */
export const countingIds = (stem = 'id'): NewId => {
  let count = 0;
  return () => {
    count += 1;
    return `${stem}-${count}`;
  };
};

/** A storage of its own, as each tab has one. */
export class FakeStorage implements Storage {
  [name: string]: unknown;
  readonly #items = new Map<string, string>();
  get length(): number {
    return this.#items.size;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
  clear(): void {
    this.#items.clear();
  }
}

let councils = 0;

/** A tab with a session, a storage and time of its own, before a fake relay. */
export class Tab {
  readonly time = new FakeTime();
  readonly store: ChatStore;
  session: ChatSession;
  /** Tokens of chats that were left at once. */
  readonly farewells: string[] = [];

  constructor(
    readonly relay = new FakeRelay(),
    readonly storage = new FakeStorage(),
    /** Tabs of one council hear each other. */
    readonly council = `hart${(councils += 1)}`,
  ) {
    this.store = createStore(storage, council);
    this.session = this.#open();
  }

  /** The page is loaded again: a new session over the same storage. */
  reload(): void {
    this.session.close();
    this.session = this.#open();
  }

  /** Begins a chat and lets it get going. */
  async start(message = 'Hello'): Promise<void> {
    this.session.start({ service: 'waste', name: 'Ann', language: 'en', message });
    await settle();
  }

  /** What is in the log, as one reads it. */
  get said(): string[] {
    return this.session.view.messages.map(({ body, event }) => body || (event?.code ?? ''));
  }

  get unsent(): string[] {
    return this.session.view.unsent.map(({ body, state }) => `${body}: ${state}`);
  }

  #open(): ChatSession {
    return new ChatSession({
      store: createStore(this.storage, this.council),
      timers: this.time,
      newId: countingIds('id-of-the-resident'),
      link: this.relay.link,
      tabs: (handlers) => openTabs(this.council, this.time, handlers),
      farewell: (token) => this.farewells.push(token),
    });
  }
}
