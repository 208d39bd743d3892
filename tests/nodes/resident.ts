import { newId, type Json } from '../protocol/client.js';
import { Entries, type Acknowledged } from './entries.js';
import { Line, type Dial } from './line.js';

/** Where a resident may connect. */
export interface ResidentParts {
  /** Answers a relay's or balancer's address, another each time if it likes. */
  readonly where: () => string;
  readonly options?: Dial['options'];
  readonly told: (line: Acknowledged) => void;
}

/**
 * A resident in one chat, as PROTOCOL.md would have one: comes back by token and `since`, and
 * repeats by id.
 */
export class Resident extends Line {
  readonly entries = new Entries();
  conversation = '';
  state = '';
  #token = '';
  #resumed = false;
  #said = 0;

  constructor(readonly parts: ResidentParts) {
    super();
    this.connect();
  }

  protected dial(): Dial {
    this.#resumed = false;
    const token = this.#token === '' ? {} : { token: this.#token, since: this.entries.since };
    return {
      url: `${this.parts.where()}/resident`,
      auth: { protocol: 1, council: 'hart', ...token },
      options: this.parts.options ?? {},
    };
  }

  protected async up(): Promise<void> {
    if (this.#token === '') return;
    await this.watch.until('the chat goes on', () => this.#resumed, 5_000);
    while (this.entries.hasGap) await this.#fill();
  }

  protected hear(event: string, what: Json): void {
    if (event === 'lost') throw new Error(`The chat was lost: ${JSON.stringify(what)}`);
    if (event === 'resumed') {
      this.#token = String(what['token']);
      this.#resumed = true;
    }
    if ('conversation' in what) this.#see(what['conversation'] as Json);
    if (!Array.isArray(what['messages'])) return;
    this.entries.add(what['messages'] as Json[]);
    if (event === 'messages' && this.entries.hasGap) void this.#fill();
    if (what['more'] === true) void this.#fill();
  }

  #see(conversation: Json): void {
    if (String(conversation['id']) === this.conversation)
      this.state = String(conversation['state']);
  }

  async #fill(): Promise<void> {
    const page = await this.once('replay', { since: this.entries.since });
    if (page?.['ok'] !== true) return;
    this.entries.add(page['messages'] as Json[]);
    this.watch.changed();
    if (page['more'] === true) await this.#fill();
  }

  /** Begins the chat. */
  async start(): Promise<void> {
    const message = { id: newId(), body: 'resident 0' };
    const answer = await this.ask('start', {
      ...{ id: newId(), service: 'waste', language: 'en', message },
    });
    const conversation = answer['conversation'] as Json;
    this.entries.add(answer['messages'] as Json[]);
    this.conversation = String(conversation['id']);
    this.state = String(conversation['state']);
    this.#token = String(answer['token']);
  }

  /** Says the next thing, and comes back when it is stored. */
  async say(): Promise<void> {
    this.#said += 1;
    const [id, body] = [newId(), `resident ${this.#said}`];
    const { seq } = await this.ask('message', { id, body });
    this.parts.told({
      ...{ conversation: this.conversation, side: 'resident', id, body },
      seq: Number(seq),
    });
  }

  /** Resolves once an entry with these words is here. */
  async hears(body: string, within = 30_000): Promise<void> {
    const isHere = () => [...this.entries.bySeq.values()].some((one) => one['body'] === body);
    await this.watch.until(`the resident hears “${body}”`, isHere, within);
  }

  /** Ends the chat, and goes. */
  async end(): Promise<void> {
    await this.ask('end', {});
    this.leave();
  }
}
