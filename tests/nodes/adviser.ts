import { newId, type Json } from '../protocol/client.js';
import { Entries, type Acknowledged } from './entries.js';
import { Line, Refused, type Dial } from './line.js';

/** Who it is, and where they may connect. */
export interface AdviserParts {
  readonly id: string;
  /** Stands in all that they say. */
  readonly name: string;
  /** The session, which every relay of the database knows. */
  readonly cookie: string;
  readonly where: () => string;
  readonly options?: Dial['options'];
  readonly told: (line: Acknowledged) => void;
}

/** A chat at the desk. */
export interface AtDesk {
  readonly id: string;
  readonly entries: Entries;
  said: number;
}

/** An adviser who takes whatever rings, reads all of it, and comes back to it. */
export class Adviser extends Line {
  readonly chats = new Map<string, AtDesk>();

  constructor(readonly parts: AdviserParts) {
    super();
    this.connect();
  }

  protected dial(): Dial {
    const url = this.parts.where();
    const { extraHeaders, ...more } = this.parts.options ?? {};
    return {
      url: `${url}/staff`,
      auth: { protocol: 1 },
      options: {
        ...more,
        extraHeaders: { Cookie: this.parts.cookie, Origin: url, ...extraHeaders },
      },
    };
  }

  protected async up(): Promise<void> {
    const answer = await this.once('watch', {});
    if (answer?.['ok'] !== true) throw new Error('no watch');
    const mine = new Set<string>();
    for (const chat of answer['mine'] as Json[]) {
      if (chat['state'] !== 'active') continue;
      mine.add(String(chat['id']));
      await this.#open(String(chat['id']));
    }
    for (const id of this.chats.keys()) if (!mine.has(id)) this.chats.delete(id);
    for (const chat of answer['waiting'] as Json[]) this.#see(chat);
  }

  protected hear(event: string, what: Json): void {
    if (event === 'conversation') this.#see(what['conversation'] as Json);
    if (event !== 'messages') return;
    const chat = this.chats.get(String(what['conversation']));
    if (chat === undefined) return;
    chat.entries.add(what['messages'] as Json[]);
    if (chat.entries.hasGap) void this.#open(chat.id);
  }

  #see(conversation: Json): void {
    const id = String(conversation['id']);
    const advisor = conversation['advisor'] as Json | null;
    const offer = conversation['offer'] as Json | null;
    const isMine = conversation['state'] === 'active' && advisor?.['id'] === this.parts.id;
    if (!isMine) this.chats.delete(id);
    else if (!this.chats.has(id)) void this.#open(id);
    if (conversation['state'] === 'waiting' && offer?.['to'] === this.parts.id) void this.take(id);
  }

  /** Takes a chat; answers whether it was theirs to take. */
  async take(conversation: string): Promise<boolean> {
    try {
      await this.ask('take', { conversation });
      await this.#open(conversation);
      return true;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  async #open(id: string): Promise<void> {
    const chat = this.chats.get(id) ?? { id, entries: new Entries(), said: 0 };
    this.chats.set(id, chat);
    for (let more = true; more;) {
      const page = await this.once('replay', { conversation: id, since: chat.entries.since });
      if (page?.['ok'] !== true) return;
      chat.entries.add(page['messages'] as Json[]);
      more = page['more'] === true;
    }
    this.watch.changed();
  }

  /** Says the next thing in a chat; false where it is not theirs any more, or has ended. */
  async say(chat: AtDesk): Promise<boolean> {
    chat.said += 1;
    const [id, body] = [newId(), `${this.parts.name}: ${chat.said}`];
    try {
      const { seq } = await this.ask('message', { conversation: chat.id, id, body });
      const conversation = chat.id;
      this.parts.told({ conversation, side: 'staff', id, body, seq: Number(seq) });
      return true;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  /** Resolves once an entry of a chat with these words is here. */
  async hears(conversation: string, body: string, within = 30_000): Promise<void> {
    const entries = () => [...(this.chats.get(conversation)?.entries.bySeq.values() ?? [])];
    const isHere = () => entries().some((one) => one['body'] === body);
    await this.watch.until(`the adviser hears “${body}”`, isHere, within);
  }
}
