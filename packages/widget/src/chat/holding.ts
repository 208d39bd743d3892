import type { ChatStore } from './store.js';
import type { TabHandlers, Tabs } from './tabs.js';

/** What a holding tells the session around it. */
export interface HoldingParts {
  readonly store: ChatStore;
  tabs(handlers: TabHandlers): Tabs;
  /** Whether a token that another tab tells is ours to take. */
  canTake(): boolean;
  /** Another tab's chat is this tab's too. */
  joined(): void;
  /** The chat was ended in another tab. */
  ended(): void;
}

/** The token that opens this tab's chat, in step with the other tabs of the site. */
export class Holding {
  #tabs: Tabs | undefined;

  constructor(private readonly parts: HoldingParts) {}

  get token(): string | undefined {
    return this.parts.store.read().token;
  }

  /** Begins to listen to the other tabs. Nothing is sent before `find`. */
  open(): void {
    this.#tabs ??= this.parts.tabs({
      token: () => this.token,
      changed: (token) => {
        if (!this.parts.canTake()) return;
        this.parts.store.write({ token });
        this.parts.joined();
      },
      ended: () => this.parts.ended(),
    });
  }

  /** A token other than `old` that this tab keeps, or else that another tab has. */
  async find(old?: string): Promise<string | null> {
    if (this.token !== undefined && this.token !== old) return this.token;
    const found = (await this.#tabs?.ask()) ?? null;
    return found === old ? null : found;
  }

  /** Keeps a token; `tell` when the relay gave it, so that the other tabs have it too. */
  take(token: string, tell: boolean): void {
    this.parts.store.write({ token });
    if (tell) this.#tabs?.tellToken(token);
  }

  /** Forgets the chat; `tell` when it has ended, so that it ends in all tabs. */
  drop(tell: boolean): void {
    const { store } = this.parts;
    // Half-written words are the resident's, whatever becomes of the chat.
    const { draft } = store.read();
    store.clear();
    store.write({ draft });
    if (tell) this.#tabs?.tellEnded();
  }

  close(): void {
    this.#tabs?.close();
    this.#tabs = undefined;
  }
}
