import type { ChatStore } from './store.js';
import type { TabHandlers, Tabs } from './tabs.js';

/** What a holding tells the session around it. */
export interface HoldingParts {
  readonly store: ChatStore;
  tabs(handlers: TabHandlers): Tabs;
  /** The conversation that this tab shows, by its id. */
  chat(): string | undefined;
  /** Whether a token that another tab tells is ours to take. */
  canTake(): boolean;
  /** Another tab's chat is this tab's too. */
  joined(): void;
  /** The chat was ended in another tab. */
  ended(): void;
  /** Somebody left at once in another tab. */
  left(): void;
}

/** The token that opens this tab's chat, in step with the other tabs of the site. */
export class Holding {
  #tabs: Tabs | undefined;
  /** Opens a chat that has ended, for its transcript: as long as the page lives, and nowhere else. */
  #after: string | undefined;

  constructor(private readonly parts: HoldingParts) {}

  get token(): string | undefined {
    return this.parts.store.read().token ?? this.#after;
  }

  /** Whether only long polling gets through, and with `yes` that it is so. */
  readonly polls = (yes?: true): boolean => {
    if (yes) this.parts.store.write({ polls: yes });
    return this.parts.store.read().polls === true;
  };

  /** Begins to listen to the other tabs. Nothing is sent before `find`. */
  open(): void {
    this.#tabs ??= this.parts.tabs({
      token: () => this.parts.store.read().token,
      after: () => this.#after,
      chat: () => this.parts.chat(),
      changed: (token) => {
        if (!this.parts.canTake()) return;
        this.parts.store.write({ token });
        this.parts.joined();
      },
      ended: () => this.parts.ended(),
      left: () => this.parts.left(),
    });
  }

  /** A token other than `old` that this tab keeps, or else that another tab has. */
  async find(old?: string): Promise<string | null> {
    const { token } = this.parts.store.read();
    if (token !== undefined && token !== old) return token;
    return (await this.#tabs?.ask(old)) ?? null;
  }

  /** Keeps the token of a chat that goes on from here, with all that is kept of it but its start. */
  begin(token: string): void {
    const { store } = this.parts;
    const { start: _begun, ...kept } = store.read();
    store.clear();
    store.write({ ...kept, token });
  }

  /** Keeps a token; `tell` when the relay gave it, so that the other tabs have it too. */
  take(token: string, tell: boolean): void {
    this.parts.store.write({ token });
    if (tell) this.#tabs?.tellToken(token);
  }

  /** The token of a chat that has ended: it is not kept, and only tabs that show it may ask for it. */
  takeAfter(token: string | undefined): void {
    this.#after = token;
  }

  /** Keeps nothing of the chat any more; `tell` when it has ended, so that it ends in all tabs. */
  drop(tell: boolean): void {
    const { store } = this.parts;
    this.#after = this.token;
    // Half-written words are the resident's, whatever becomes of the chat.
    const { draft, danger } = store.read();
    store.clear();
    store.write({ draft, danger });
    if (tell) this.#tabs?.tellEnded();
  }

  /** The chat is gone. What was never sent stays kept, until another chat takes it over. */
  lose(): void {
    const { unsent, open } = this.parts.store.read();
    this.drop(false);
    this.#after = undefined;
    this.parts.store.write({ unsent, open, lost: true });
  }

  /** Nothing opens the chat any more; `leaving`: in no tab, and none shows it. */
  forget(leaving: boolean): void {
    this.#after = undefined;
    this.parts.store.clear();
    if (leaving) this.#tabs?.tellLeft();
  }

  /** Whether this tab is the one of those that show the chat to ring for entry `seq`. */
  async mayRing(seq: number): Promise<boolean> {
    return (await this.#tabs?.claim(`${seq}`)) ?? true;
  }

  close(): void {
    this.#tabs?.close();
    this.#tabs = undefined;
  }
}
