import { PROTOCOL_VERSION } from '@bellman/protocol';
import type {
  ChatSession,
  Link,
  LinkHandlers,
  SessionParts,
} from '@bellman/widget/testing/session';
import { Client } from './client.js';
import { Broken } from './ledger.js';
import { TabStorage } from './storage.js';
import type { Weather } from './weather.js';
import type { World } from './world.js';

/** One life of a page: what it planned ends with it. */
interface Page {
  readonly session: ChatSession;
  client?: Client;
  isAlive: boolean;
  changed: boolean;
}

type Answer = {
  ok: boolean;
  seq?: number;
  conversation?: { id: string };
  messages?: { id: string; seq: number }[];
};

/** A resident's browser tab with the real session, over a storage that outlives its pages. */
export class Tab {
  readonly #storage = new TabStorage();
  #page: Page;

  constructor(
    private readonly world: World,
    readonly name: string,
    private readonly weather: () => Weather,
  ) {
    this.#page = this.#open();
  }

  get session(): ChatSession {
    return this.#page.session;
  }

  get client(): Client | undefined {
    return this.#page.client;
  }

  /** What the box, the messages that are not sent and the log say, as words. */
  get words(): { readonly pending: readonly string[]; readonly shown: readonly string[] } {
    const { draft, unsent, messages } = this.session.view;
    const split = (texts: readonly string[]): string[] => texts.join(' ').split(/\s+/);
    return {
      pending: split([draft, ...unsent.map(({ body }) => body)]),
      shown: split(messages.map(({ body }) => body)),
    };
  }

  /** Types after what stands in the box, and sends it as far as the page lets one. */
  say(): void {
    const { phase, draft } = this.session.view;
    const { isUnderWay } = this.world.parts.session;
    if (phase !== 'home' && !isUnderWay(phase)) return;
    const message = `${draft} ${this.world.ledger.word('word')}`.trim();
    this.session.setDraft(message);
    if (phase === 'home')
      this.session.start({ service: 'waste', name: '', language: 'en', message });
    else this.session.send(message);
  }

  /** Presses whatever tries again what was refused. */
  retry(): void {
    for (const { id, state } of this.session.view.unsent)
      if (state !== 'sending') this.session.retry(id);
  }

  /** Ends the chat. No answer is no end: the page says so, and one may try again. */
  end(): void {
    if (!this.world.parts.session.isUnderWay(this.session.view.phase)) return;
    this.session.end().catch((error: unknown) => {
      if (!(error instanceof Error)) throw error;
    });
  }

  /** After a chat, back to the beginning. */
  again(): void {
    const { phase } = this.session.view;
    if (phase === 'ended' || phase === 'lost') this.session.reset();
  }

  /** The page is left in order, or killed, and loaded again. */
  reload(killed: boolean): void {
    this.leave(killed);
    this.#page = this.#open();
  }

  /** The page goes. A chat that is over is not kept: what was shown as not sent was seen. */
  leave(killed: boolean): void {
    const page = this.#page;
    if (!this.world.parts.session.isUnderWay(page.session.view.phase)) this.forgive();
    page.isAlive = false;
    if (killed) page.client?.die();
    page.session.close();
  }

  /** Lets go of the words that this tab shows as not sent. */
  forgive(): void {
    for (const word of this.words.pending) this.world.ledger.given.add(word);
  }

  /** Looks at the screen after something changed. */
  look(): void {
    if (!this.#page.changed) return;
    this.#page.changed = false;
    const { conversation, messages, unsent } = this.session.view;
    if (conversation !== null) this.world.ledger.see(this.name, conversation.id, messages);
    const ids = new Set(
      messages.flatMap(({ id, sender }) => (sender.kind === 'resident' ? id : [])),
    );
    for (const { id } of unsent)
      if (ids.has(id)) throw new Broken(`${this.name} shows ${id} as sent and as not sent`);
  }

  #open(): Page {
    const { world } = this;
    const { ChatSession, createStore, openTabs } = world.parts.session;
    const page: { -readonly [K in keyof Page]: Page[K] } = {
      session: undefined as unknown as ChatSession,
      isAlive: true,
      changed: true,
    };
    const timers: SessionParts['timers'] = {
      now: world.time.now,
      after: (wait, run) => world.time.after(wait, () => void (page.isAlive && run())),
    };
    const council = world.relay.council;
    page.session = new ChatSession({
      store: createStore(this.#storage, council),
      timers,
      newId: world.newId,
      farewell: () => undefined,
      tabs: (handlers) => openTabs(council, timers, handlers),
      link: (hello, handlers) => {
        const auth = () => ({ protocol: PROTOCOL_VERSION, council, ...hello() });
        const client = new Client(world, 'resident', auth, this.weather, ears(handlers));
        page.client = client;
        return this.#link(client);
      },
    });
    page.session.watch(() => (page.changed = true));
    void page.session.resume();
    return page;
  }

  #link(client: Client): Link {
    const ask = async (
      event: string,
      body: object,
      _shape: unknown,
      patience?: number,
    ): Promise<unknown> => {
      const answer = (await client.ask(event, body, patience)) as Answer;
      if (answer.ok) this.#note(event, body as never, answer);
      return answer;
    };
    return {
      connect: () => client.connect(),
      disconnect: () => client.disconnect(),
      ask: ask as unknown as Link['ask'],
    };
  }

  /** The relay says that it has what was sent. */
  #note(
    event: string,
    body: { id: string; body: string; message?: { id: string; body: string } },
    answer: Answer,
  ): void {
    const { acknowledged } = this.world.ledger;
    if (event === 'message' && answer.seq !== undefined)
      acknowledged.push({ by: 'resident', id: body.id, body: body.body, seq: answer.seq });
    if (event === 'start') this.world.ledger.conversations.add(answer.conversation?.id ?? '');
    if (event !== 'start' || body.message === undefined) return;
    const { id, body: words } = body.message;
    const seq = answer.messages?.find((message) => message.id === id)?.seq;
    if (seq === undefined)
      this.world.ledger.fault = new Broken(`A start was answered without its message ${id}`);
    else acknowledged.push({ by: 'resident', id, body: words, seq });
  }
}

/** What arrives, handed to the session as its own link does. */
const ears = (handlers: LinkHandlers) => ({
  up: () => handlers.up(),
  down: () => handlers.down(),
  refused: (problem: unknown) => handlers.refused(problem as never),
  heard: (event: string, body: unknown) => {
    const what = body as never;
    if (event === 'resumed') handlers.resumed(what);
    if (event === 'lost') handlers.lost((what as { problem: never }).problem);
    if (event === 'messages') handlers.messages((what as { messages: never }).messages);
    if (event === 'conversation')
      handlers.conversation((what as { conversation: never }).conversation);
    if (event === 'typing') handlers.typing((what as { name: string }).name);
    if (event === 'marks') handlers.marks(what);
  },
});
